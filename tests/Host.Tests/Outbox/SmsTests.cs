using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Outbox;

/// <summary>Short messages by a gateway, and the hours in which nobody is to be disturbed.</summary>
[Collection(StandingTimeTests.Name)]
public sealed class SmsTests(OutboxHost office) : IAsyncLifetime
{
    private const string Secret = "gateway-secret-2026";

    private SmsGateway gateway = null!;
    private RunningHost host = null!;
    private Citizen citizen = null!;

    private OutboxQueue Queue => host.Services.GetRequiredService<OutboxQueue>();

    public async Task InitializeAsync()
    {
        await office.EmptyAsync();
        office.Folder.WriteSecret("sms-secret", Secret);
        gateway = await SmsGateway.StartAsync();
        host = await office.StartAsync(
            ("MedIns:Sms:Url", gateway.Url.ToString()),
            ("MedIns:Sms:Body", """{"mobile":"{{phone}}","content":{"text":"{{text}}","sign":"医保"},"id":"{{id}}","count":1}"""),
            ("MedIns:Sms:SecretFile", office.Folder.PathOf("sms-secret")),
            ("MedIns:QuietHours", "21:00-08:00"));
        citizen = new Citizen(host, "heilongjiang-applicant");
    }

    public async Task DisposeAsync()
    {
        await host.DisposeAsync();
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task An_applicant_with_a_phone_is_told_by_short_message_and_the_record_says_what_was_sent()
    {
        At(10);
        var opened = await IncompleteAsync();

        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);

        var (authorization, body) = gateway.Received.Should().ContainSingle().Subject;
        authorization.Should().Be($"Bearer {Secret}");
        body.Text("/mobile").Should().Be(citizen.Person.Phone);
        var notice = (await citizen.NotificationsAsync(opened)).Single();
        body.Text("/content/text").Should().Be(notice.Text("/text"));
        body.Text("/content/sign").Should().Be("医保");
        body.Text("/id").Should().Be(notice.Text("/id"));
        (notice.Text("/channel"), notice.Text("/status")).Should().Be(("sms", "delivered"));
        notice.Text("/sha256").Should().Be(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Text("/text")))));
        notice.At("/inferred")!.GetValue<bool>().Should().BeTrue("the document prints no wording for it");
        notice.At("/deliveries")!.GetValue<int>().Should().Be(1);
        office.Log.All.Should().NotContainAny(citizen.Person.Phone, Secret);
    }

    [Fact]
    public async Task Who_applied_through_an_agent_is_told_of_a_correction_together_with_the_agent_each_once()
    {
        At(10);
        var agent = Person.Next();
        var opened = await ThroughAsync(agent.Name, agent.IdNumber, agent.Phone);

        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(2);

        gateway.Received.Select(message => message.Body.Text("/mobile")).Should().BeEquivalentTo(citizen.Person.Phone, agent.Phone);
        var notices = await citizen.NotificationsAsync(opened);
        notices.Select(notice => (notice.Text("/audience"), notice.Text("/channel"), notice.Text("/status"), notice.At("/deliveries")!.GetValue<int>())).Should().BeEquivalentTo(
            [("applicant", "sms", "delivered", 1), ("agent", "sms", "delivered", 1)]);
        notices.Select(notice => notice.Text("/text")).Distinct().Should().ContainSingle().Which.Should().Contain("授权委托书");
        (await citizen.ReadAsync("/api/inbox?size=200")).List("/items").Count(message => message.Text("/caseId") == opened.Id).Should().Be(1, "the account that applied reads it once");
        office.Log.All.Should().NotContain(agent.Phone);
    }

    [Fact]
    public async Task One_phone_rings_once_whoever_it_is_of()
    {
        At(10);
        var opened = await ThroughAsync("白杨", Person.Next().IdNumber, citizen.Person.Phone);

        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);

        (await citizen.NotificationsAsync(opened)).Single().Text("/audience").Should().Be("applicant");
    }

    [Fact]
    public async Task A_printed_wording_names_the_version_of_its_template()
    {
        At(10);
        var accepted = await new Clerk(host, "heilongjiang-provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理", "材料齐全");
        var completed = await new Clerk(host, "heilongjiang-provider-reviewer").DecideAsync(accepted, "审核通过", "符合条件");

        var notice = (await citizen.NotificationsAsync(completed)).Single();

        notice.At("/templateVersion")!.GetValue<int>().Should().Be(1);
        notice.At("/inferred")!.GetValue<bool>().Should().BeFalse();
        await Queue.SendPendingAsync(CancellationToken.None);
    }

    [Fact]
    public async Task What_the_gateway_refuses_is_tried_again_and_the_record_has_both()
    {
        At(10);
        gateway.RefuseNext(1);
        var opened = await IncompleteAsync();

        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);
        gateway.Received.Should().BeEmpty();
        office.MachineTime.Advance(TimeSpan.FromSeconds(2));
        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);

        gateway.Received.Should().ContainSingle();
        (await citizen.NotificationsAsync(opened)).Single().At("/deliveries")!.GetValue<int>().Should().Be(2);
        office.Log.All.Should().Contain("SMS 503").And.NotContain(citizen.Person.Phone);
    }

    [Fact]
    public async Task Nobody_is_disturbed_at_night_unless_it_is_urgent()
    {
        At(21);
        var opened = await IncompleteAsync();
        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(0, "it is nine in the evening");
        At(7);
        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(0, "it is seven in the morning");
        At(8);
        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);

        At(23);
        (await ResendAsync(opened, urgent: false)).Should().Be(HttpStatusCode.NoContent);
        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(0);
        (await ResendAsync(opened, urgent: true)).Should().Be(HttpStatusCode.Conflict, "it waits to be sent already");
        At(8);
        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);
        At(23);
        (await ResendAsync(opened, urgent: true)).Should().Be(HttpStatusCode.NoContent);
        (await Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1, "somebody said that it is urgent");

        gateway.Received.Should().HaveCount(3).And.OnlyContain(message => message.Body.Text("/mobile") == citizen.Person.Phone);
    }

    private async Task<CaseSeen> ThroughAsync(string name, string idNumber, string phone) => await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).Put(
        "/parties",
        new JsonArray(new JsonObject { ["role"] = "agent", ["name"] = name, ["idType"] = "residentIdentityCard", ["idNumber"] = idNumber, ["phone"] = phone }).ToJsonString()));

    private async Task<CaseSeen> IncompleteAsync() => await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease"));

    private async Task<HttpStatusCode> ResendAsync(CaseSeen seen, bool urgent)
    {
        var notice = (await citizen.NotificationsAsync(seen)).Single().Text("/id");
        using var answer = await new Clerk(host, "heilongjiang-provider-acceptor").PostAsync($"/api/cases/{seen.Id}/notifications/{notice}/resend", new JsonObject { ["urgent"] = urgent });
        return answer.StatusCode;
    }

    /// <summary>Lets it be an hour of the day in China, the next time that it is.</summary>
    private void At(int hour)
    {
        var now = office.MachineTime.GetUtcNow().ToOffset(TimeSpan.FromHours(8));
        var ahead = TimeSpan.FromHours(hour) - now.TimeOfDay;
        office.MachineTime.Advance(ahead < TimeSpan.Zero ? ahead + TimeSpan.FromDays(1) : ahead);
        host.SignEveryoneOut();
        office.Host.SignEveryoneOut();
    }
}
