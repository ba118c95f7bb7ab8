using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Protection;

/// <summary>The key for personal data is changed while hosts are at work.</summary>
public sealed class KeyRotationTests(KeyHost office) : IClassFixture<KeyHost>
{
    private readonly Client admin = new(office.Host, "admin");
    private readonly Citizen citizen = office.Citizen();

    [Fact]
    public async Task New_values_use_the_new_key_old_ones_stay_readable_and_a_host_that_started_before_sees_it_at_once()
    {
        await using var earlier = await office.StartAsync();
        var there = new Citizen(earlier, citizen.Account);
        var old = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var before = await ActiveAsync();

        using var rotated = await RotateAsync(before);
        var fresh = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        rotated.StatusCode.Should().Be(HttpStatusCode.OK);
        (await ActiveAsync()).Should().Be(before + 1);
        (await KeyOfAsync(old)).Should().Be(before);
        (await KeyOfAsync(fresh)).Should().Be(before + 1);
        foreach (var seen in (CaseSeen[])[old, fresh])
        {
            (await citizen.CaseAsync(seen)).Number.Should().Be(seen.Number);
            (await there.CaseAsync(seen)).Number.Should().Be(seen.Number);
        }

        var written = await there.ApplyAsync(CaseworkHost.ChronicDisease);
        (await KeyOfAsync(written)).Should().Be(before + 1, "having read what the new key has sealed, the other host writes with it too");
    }

    [Fact]
    public async Task What_former_keys_have_sealed_is_carried_over_and_reads_as_before()
    {
        var old = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease"));
        var told = (await citizen.NotificationsAsync(old)).Single().Text("/text");
        using var rotated = await RotateAsync(await ActiveAsync());
        var active = await ActiveAsync();

        var carried = await office.Resealing.RunAsync(CancellationToken.None);

        carried.Should().BeGreaterThanOrEqualTo(4, "an application, its applicant, a notice and a file");
        foreach (var part in SealedPart.All)
        {
            (await FormerAsync(part, active)).Should().Be(0, "{0} is carried over", part.Key);
        }

        (await office.Resealing.RunAsync(CancellationToken.None)).Should().Be(0, "nothing is done twice");
        (await citizen.NotificationsAsync(old)).Single().Text("/text").Should().Be(told);
        (await admin.ReadAsync("/api/admin/keys")).List("/resealing").Should().OnlyContain(part => part.At("/done")!.GetValue<bool>());
        await office.Host.Cases.VerifyAsync();
    }

    [Fact]
    public async Task A_pass_that_is_broken_off_is_taken_up_where_it_was_by_another_host()
    {
        for (var number = 0; number < 3; number++)
        {
            await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        }

        using var rotated = await RotateAsync(await ActiveAsync());
        var active = await ActiveAsync();
        var one = SealedPart.All[0] with { Batch = 1 };
        var before = await FormerAsync(one, active);

        (await office.Resealing.StepAsync(one, active, CancellationToken.None)).Carried.Should().Be(1);
        (await office.Resealing.StepAsync(one, active, CancellationToken.None)).Carried.Should().Be(1);
        (await FormerAsync(one, active)).Should().Be(before - 2);
        await using var other = await office.StartAsync();
        await other.Services.GetRequiredService<Resealing>().RunAsync(CancellationToken.None);

        (await FormerAsync(one, active)).Should().Be(0);
        (await ScalarAsync($"select carried from cases.resealing where part = '{one.Key}'")).Should().Be(before, "each value was sealed anew once");
    }

    [Fact]
    public async Task Of_two_hosts_that_rotate_at_once_one_does()
    {
        await using var other = await office.StartAsync();
        var before = await ActiveAsync();

        var made = await Task.WhenAll(
            office.Keys.RotateAsync(before, "admin", "演练", CancellationToken.None),
            other.Services.GetRequiredService<PersonalKeys>().RotateAsync(before, "admin", "演练", CancellationToken.None));

        made.Should().BeEquivalentTo([true, false]);
        (await ActiveAsync()).Should().Be(before + 1);
        await office.Keys.RefreshAsync(CancellationToken.None);
        office.Keys.Current.Keys.ActiveKeyId.Should().Be(before + 1);
        await other.Services.GetRequiredService<PersonalKeys>().RefreshAsync(CancellationToken.None);
        other.Services.GetRequiredService<PersonalKeys>().Current.Keys.ActiveKeyId.Should().Be(before + 1);
    }

    [Fact]
    public async Task Without_a_reason_or_by_an_outdated_view_no_key_is_made()
    {
        var active = await ActiveAsync();

        using var unexplained = await RotateAsync(active, " ");
        using var outdated = await RotateAsync(active - 1);

        (await unexplained.BodyErrorsAsync()).Should().Equal("/reason missing-field");
        await outdated.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        (await ActiveAsync()).Should().Be(active);
    }

    private Task<HttpResponseMessage> RotateAsync(int seen, string reason = "例行轮换") =>
        admin.PostAsync("/api/admin/keys/rotate", new JsonObject { ["activeKeyId"] = seen, ["reason"] = reason });

    private async Task<int> ActiveAsync() => (await admin.ReadAsync("/api/admin/keys")).At("/activeKeyId")!.GetValue<int>();

    private async Task<int> KeyOfAsync(CaseSeen seen) => Convert.ToInt32(
        await ScalarAsync($"select get_byte(applicant, 3) * 256 + get_byte(applicant, 4) from cases.cases where id = '{seen.Id}'"), CultureInfo.InvariantCulture);

    private async Task<long> FormerAsync(SealedPart part, int active) => (long)(await ScalarAsync(
        string.Create(CultureInfo.InvariantCulture, $"select count(*) from {part.Table} where get_byte({part.Column}, 3) * 256 + get_byte({part.Column}, 4) <> {active}")))!;

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = office.Database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
