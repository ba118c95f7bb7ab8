using System.Net;
using MedInsFlows.Host.Tests.Items;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Who may use which channel, of an item that has them all.</summary>
[Collection(WorkshopTests.Name)]
public sealed class ChannelTests(WorkshopHost office) : CaseworkStory(office)
{
    private const string ByPeople = "online onsite post fax agentPoint grassroots";

    private static readonly string[] Channels = ["online", "onsite", "post", "fax", "agentPoint", "grassroots", "provider", "joint", "proactive", "agency"];

    [Theory]
    [InlineData("heilongjiang-applicant", ByPeople)]
    [InlineData("heilongjiang-unit-clerk", ByPeople)]
    [InlineData("heilongjiang-acceptor", ByPeople)]
    [InlineData("heilongjiang-provider", "online onsite provider")]
    [InlineData("system", "joint proactive agency")]
    public async Task An_account_applies_by_the_channels_that_the_contract_gives_it_and_by_no_other(string account, string allowed)
    {
        var sender = Office.Citizen(account);
        foreach (var channel in Channels)
        {
            var form = (await sender.FillAsync(WorkshopHost.Rostered, channel)).WithoutMail();
            if (allowed.Split(' ').Contains(channel))
            {
                var opened = await sender.ApplyAsync(form);
                (opened.Status, opened.Json.Text("/channel")).Should().Be(("submitted", channel));
                (await sender.CaseAsync(opened)).Number.Should().Be(opened.Number, "whoever sent it follows it");
            }
            else
            {
                using var refused = await sender.PostAsync("/api/cases", form.Body);
                await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "channel-not-allowed");
            }
        }
    }

    [Theory]
    [InlineData("heilongjiang-reviewer")]
    [InlineData("heilongjiang-cashier")]
    [InlineData("heilongjiang-provider-acceptor")]
    [InlineData("heilongjiang-designer")]
    [InlineData("henan-applicant")]
    public async Task Other_accounts_apply_by_none(string account)
    {
        var form = (await Office.Citizen().FillAsync(WorkshopHost.Rostered)).WithoutMail().Put("/materials", "[]");
        foreach (var channel in Channels)
        {
            using var refused = await new Client(Office.Host, account).PostAsync("/api/cases", form.Put("/channel", $"\"{channel}\"").Body);
            await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }
    }
}
