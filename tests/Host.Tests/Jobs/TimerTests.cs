using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Jobs;

/// <summary>Timers as the administrator sees them.</summary>
public sealed class TimerTests(JobsHost office) : IClassFixture<JobsHost>
{
    private readonly Operator admin = office.Operator;

    [Fact]
    public async Task One_that_failed_is_shown_and_tried_again_at_once_when_told_so()
    {
        var accepted = await office.Clerk("provider-acceptor").DecideAsync(await office.Citizen().ApplyAsync(CaseworkHost.ChronicDisease), "受理");
        (await SummaryAsync()).Should().Be((3, 0, 0));
        await office.DoAsync(
            "update engine.timers set due_at = $2, attempts = 4, retry_at = $3, error = 'TimeoutException' where instance_id = $1 and kind = 'Yellow'",
            Guid.Parse(accepted.Id),
            CaseworkHost.Opening.AddMinutes(-5).UtcDateTime,
            CaseworkHost.Opening.AddMinutes(10).UtcDateTime);

        (await SummaryAsync()).Should().Be((3, 1, 1));
        var failed = (await admin.ReadAsync("/api/admin/timers?state=failed")).List("/items").Should().ContainSingle().Subject;
        (failed.Text("/caseId"), failed.Text("/kind"), failed.Text("/error"), failed.At("/attempts")!.GetValue<int>()).Should().Be((accepted.Id, "Yellow", "TimeoutException", 4));
        failed.Text("/retryAt").Should().Be("2026-04-20T09:10:00+08:00");
        (await admin.ReadAsync("/api/admin/timers?state=late")).At("/total")!.GetValue<int>().Should().Be(1);
        await office.FireAsync();
        (await SummaryAsync()).Should().Be((3, 1, 1), "its pause is not over");

        var key = new JsonObject(((string[])["caseId", "subject", "kind", "generation"]).Select(name => KeyValuePair.Create(name, failed[name]?.DeepClone())));
        using var retried = await admin.PostAsync("/api/admin/timers/retry", key);
        await office.FireAsync();
        using var again = await admin.PostAsync("/api/admin/timers/retry", key);

        retried.StatusCode.Should().Be(HttpStatusCode.NoContent);
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        (await SummaryAsync()).Should().Be((2, 0, 0));
    }

    [Fact]
    public async Task There_are_no_other_states()
    {
        using var answer = await admin.GetAsync("/api/admin/timers?state=lost");

        (await answer.ParameterErrorsAsync()).Should().Equal("?state bad-value");
    }

    private async Task<(int Armed, int Late, int Failed)> SummaryAsync()
    {
        var summary = await admin.ReadAsync("/api/admin/timers/summary");
        return (summary.At("/armed")!.GetValue<int>(), summary.At("/late")!.GetValue<int>(), summary.At("/failed")!.GetValue<int>());
    }
}
