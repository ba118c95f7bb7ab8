using System.Net;

namespace MedInsFlows.Host.Tests.Casework;

[Collection(CaseworkTests.Name)]
public sealed class SeparationOfDutiesTests(CaseworkHost office) : CaseworkStory(office)
{
    [Fact]
    public async Task Whoever_accepted_a_case_of_high_risk_must_not_review_it_in_whatever_role()
    {
        var both = await Office.EmployAsync("heilongjiang-doctor", "provider-acceptor", "provider-reviewer");
        var accepted = await both.DecideAsync(await Office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        var task = accepted.Tasks.Should().ContainSingle().Subject.Text("/id");
        await ActAsync(both, "provider-reviewer");

        using var claim = await both.TryClaimAsync(task);

        var problem = await claim.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
        problem.Text("/detail").Should().Contain("业务受理").And.Contain("业务审核");
        (await Office.Clerk("provider-reviewer").DecideAsync(accepted, "审核通过")).Status.Should().Be("completed");
    }

    /// <summary>Makes another of the account's roles the active one.</summary>
    private async Task ActAsync(Clerk clerk, string role)
    {
        foreach (var active in (bool[])[false, true])
        {
            await using var command = Office.Database.DataSource.CreateCommand(
                "update accounts.memberships set active = $3 where user_id = (select id from accounts.users where user_name = $1) and (role = $2) = $3");
            command.Parameters.Add(new() { Value = clerk.Account });
            command.Parameters.Add(new() { Value = role });
            command.Parameters.Add(new() { Value = active });
            await command.ExecuteNonQueryAsync();
        }
    }
}
