using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;

namespace MedInsFlows.Host.Tests.Accounts;

public sealed class RoleTests
{
    [Fact]
    public void The_list_holds_every_role_once() =>
        Role.All.Should().HaveCount(25).And.OnlyHaveUniqueItems(role => role.Id)
            .And.HaveCount(typeof(Role).GetProperties().Count(property => property.PropertyType == typeof(Role)));

    [Fact]
    public void A_role_is_found_by_its_id_and_no_other_text()
    {
        Role.All.Should().OnlyContain(role => Role.Find(role.Id) == role);
        Role.Find("Acceptor").Should().BeNull();
    }

    [Fact]
    public void Every_permission_is_held_by_someone() =>
        Enum.GetValues<Permission>().Should().OnlyContain(permission => Role.All.Any(role => RolePermissions.Allows(role, permission)));

    [Theory]
    [InlineData("admin")]
    [InlineData("security-admin")]
    [InlineData("designer")]
    [InlineData("publisher")]
    public void Who_administers_or_designs_has_no_business_data(string id)
    {
        Permission[] business =
        [
            Permission.Apply, Permission.ReadCases, Permission.SearchPeople, Permission.WorkOnTasks, Permission.ReadDesk, Permission.Audit,
        ];

        business.Should().NotContain(permission => RolePermissions.Allows(Role.Find(id)!, permission));
    }
}
