using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Outbox;

/// <summary>Notices leave after the commit, are tried again, laid aside, and sent again by a person.</summary>
[Collection(StandingTimeTests.Name)]
public sealed class OutboxTests(OutboxHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Client admin = new(office.Host, "admin");

    public override Task InitializeAsync() => office.EmptyAsync();

    [Fact]
    public async Task What_the_server_refuses_is_tried_again_with_growing_pauses_then_laid_aside_and_sent_once_when_told_so()
    {
        await Office.Mailbox.RefuseNext(OutboxQueue.Attempts);
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease"));
        (await StatusAsync(opened)).Should().Be("pending");

        for (var attempt = 1; attempt <= OutboxQueue.Attempts; attempt++)
        {
            (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1, "attempt {0} is due", attempt);
            var pause = TimeSpan.FromSeconds(Math.Pow(2, attempt));
            Office.MachineTime.Advance(pause - TimeSpan.FromMilliseconds(1));
            (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(0, "attempt {0} is not due yet", attempt + 1);
            Office.MachineTime.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await StatusAsync(opened)).Should().Be("dead");
        Office.MachineTime.Advance(TimeSpan.FromDays(1));
        Office.Host.SignEveryoneOut();
        (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(0, "a person has to look at it");
        var dead = await DeadAsync(opened);
        dead.At("/attempts")!.GetValue<int>().Should().Be(OutboxQueue.Attempts);
        dead.Text("/template").Should().Be("一次性告知补正");
        dead.Text("/error").Should().StartWith("SMTP ");
        foreach (var told in (string[])[dead.ToJsonString(), Office.Log.All])
        {
            told.Should().NotContainAny(citizen.Person.Name, citizen.Person.Email);
        }

        await ShouldBeSentOnceAsync(opened, dead.Text("/id"));
    }

    [Fact]
    public async Task Two_hosts_send_each_notice_once()
    {
        var citizens = Enumerable.Range(0, 30).Select(_ => Office.Citizen()).ToList();
        foreach (var one in citizens)
        {
            await one.ApplyAsync((await one.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease"));
        }

        var sent = await Task.WhenAll(office.Queue.SendPendingAsync(CancellationToken.None), office.OtherQueue().SendPendingAsync(CancellationToken.None));

        sent.Sum().Should().Be(citizens.Count);
        sent.Should().OnlyContain(count => count > 0, "both have worked");
        foreach (var one in citizens)
        {
            (await Office.Mailbox.UntilMails(one.Person.Email, 1)).Should().ContainSingle();
        }
    }

    [Fact]
    public async Task Without_an_address_the_notice_lies_in_the_list_of_the_case()
    {
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail().LeaveOutField("disease"));

        var notice = (await citizen.NotificationsAsync(opened)).Should().ContainSingle().Subject;

        notice.Text("/channel").Should().Be("inbox");
        notice.Text("/status").Should().Be("delivered");
        (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(0);
    }

    private async Task ShouldBeSentOnceAsync(CaseSeen opened, string noticeId)
    {
        using var resent = await admin.PostAsync($"/api/admin/notices/{noticeId}/resend");
        resent.StatusCode.Should().Be(HttpStatusCode.NoContent);
        using var twice = await admin.PostAsync($"/api/admin/notices/{noticeId}/resend");
        await twice.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);
        (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(0);

        (await StatusAsync(opened)).Should().Be("delivered");
        var mail = (await Office.Mailbox.UntilMails(citizen.Person.Email, 1)).Should().ContainSingle().Subject;
        mail.MessageId.Should().Contain(noticeId, "by which a mail that was sent twice could be told");
        using var again = await admin.PostAsync($"/api/admin/notices/{noticeId}/resend");
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        (await admin.ReadAsync("/api/admin/notices/dead")).Texts("/items", "/id").Should().NotContain(noticeId);
    }

    private async Task<string> StatusAsync(CaseSeen seen) => (await citizen.NotificationsAsync(seen)).Should().ContainSingle().Subject.Text("/status");

    private async Task<JsonNode> DeadAsync(CaseSeen seen) =>
        (await admin.ReadAsync("/api/admin/notices/dead")).List("/items").Should().ContainSingle(notice => notice.Text("/caseId") == seen.Id).Subject;
}
