using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>办件查询: a case is tracked by its number and a phone number, without an account.</summary>
[Collection(CaseworkTests.Name)]
public sealed partial class TrackPageTests(CaseworkHost office) : CaseworkStory(office), IDisposable
{
    private readonly PlainBrowser browser = new(office.Host);
    private readonly Citizen citizen = office.Citizen();

    public void Dispose() => browser.Dispose();

    [Fact]
    public async Task Who_knows_both_numbers_sees_what_is_missing_and_later_how_far_it_is()
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutMaterial("records").LeaveOutField("disease"));

        var waiting = await FoundAsync(opened.Number, citizen.Person.Phone);

        waiting.Should().Contain("待补正").And.Contain("等待申请人补正").And.Contain("病历资料").And.Contain("申请病种名称").And.Contain("黑龙江省");
        waiting.Should().NotContainAny(citizen.Person.Name, citizen.Person.IdNumber, citizen.Person.Email, citizen.Person.Address);
        await citizen.CorrectAsync(opened, form.Correction(fields: ["disease"], materials: ["records"]));
        await Office.Clerk("provider-acceptor").DecideAsync(opened, "受理");
        var accepted = await FoundAsync(opened.Number.Insert(6, " "), citizen.Person.Phone.Insert(3, "-"));
        accepted.Should().Contain("审核中").And.Contain("2026-05-20").And.Contain("正常").And.Contain("办理“业务审核”");
        Steps(accepted).Should().Equal("业务申请 已完成", "业务受理 已完成", "业务审核 正在办理", "业务办结及反馈 未开始");
        await Office.Clerk("provider-reviewer").DecideAsync(opened, "审核不通过", $"与{citizen.Person.Name}所述不符");
        var rejected = await FoundAsync(opened.Number, citizen.Person.Phone);
        Steps(rejected).Should().Equal("业务申请 已完成", "业务受理 已完成", "业务审核 已完成", "审核不通过 办理结束");
        rejected.Should().NotContain("所述不符", "reasons are told to who applied");
        Office.Log.All.Should().NotContain(citizen.Person.Phone);
    }

    [Fact]
    public async Task A_wrong_phone_number_is_answered_like_a_number_that_no_case_has()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var none = "9" + opened.Number[1..];

        var wrong = await AskAsync(opened.Number, "13900000001");
        var unknown = await AskAsync(none, "13900000001");

        (wrong.Status, unknown.Status).Should().Be((HttpStatusCode.OK, HttpStatusCode.OK));
        Faults(wrong.Html).Should().Be(Faults(unknown.Html)).And.Contain("没有找到办件编号和手机号都相符的办件");
        wrong.Html.Should().NotContain("办理进度");
    }

    [Fact]
    public async Task After_five_failures_a_number_is_locked_whether_there_is_such_a_case_or_not()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var none = "8" + opened.Number[1..];
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await AskAsync(opened.Number, $"1390000000{attempt}")).Status.Should().Be(HttpStatusCode.OK);
            await AskAsync(none, $"1390000000{attempt}");
        }

        var locked = await AskAsync(opened.Number, citizen.Person.Phone);
        var unknown = await AskAsync(none, citizen.Person.Phone);

        (locked.Status, unknown.Status).Should().Be((HttpStatusCode.TooManyRequests, HttpStatusCode.TooManyRequests));
        Faults(locked.Html).Should().Be(Faults(unknown.Html)).And.Contain("次数过多");
        locked.Html.Should().NotContain("办理进度");
    }

    [Fact]
    public async Task Who_acts_for_the_applicant_tracks_it_by_the_own_phone_number()
    {
        var agent = Person.Next();
        var party = new JsonObject
        {
            ["role"] = "agent",
            ["name"] = agent.Name,
            ["idType"] = "residentIdentityCard",
            ["idNumber"] = agent.IdNumber,
            ["phone"] = agent.Phone,
            ["proof"] = new JsonArray(await citizen.UploadAsync()),
        };
        var opened = await citizen.ApplyAsync((await citizen.FillAsync(CaseworkHost.ChronicDisease)).Put("/parties", new JsonArray(party).ToJsonString()));

        (await FoundAsync(opened.Number, agent.Phone)).Should().Contain("办理进度").And.NotContain(agent.Name);
    }

    [Theory]
    [InlineData("123", "12", "办件编号：", "手机号：")]
    [InlineData("", "13900000000", "办件编号：", "24 位")]
    [InlineData("'; drop table cases.cases; --", "\u0001", "办件编号：", "手机号：")]
    public async Task What_cannot_be_a_number_is_told_at_once_and_stays_typed(string number, string phone, params string[] told)
    {
        var (status, html) = await AskAsync(number, phone);

        status.Should().Be(HttpStatusCode.BadRequest);
        WebUtility.HtmlDecode(html).Should().ContainAll(told).And.Contain($"name=\"CaseNumber\" value=\"{number}\"");
    }

    private async Task<string> FoundAsync(string number, string phone)
    {
        var (status, html) = await AskAsync(number, phone);
        status.Should().Be(HttpStatusCode.OK);
        return html;
    }

    private async Task<(HttpStatusCode Status, string Html)> AskAsync(string number, string phone)
    {
        using var answer = await browser.SubmitAsync("/track", "track", ("CaseNumber", number), ("Phone", phone));
        answer.RequestMessage!.RequestUri!.Query.Should().BeEmpty();
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Steps(string html) =>
        StepPattern().Matches(html).Select(match => $"{match.Groups["name"].Value} {match.Groups["word"].Value}");

    private static string Faults(string html) => FaultPattern().Match(html).Value;

    [GeneratedRegex("<span>(?<name>[^<]+)</span> <span class=\"text-secondary\">(?<word>[^<]+)</span>")]
    private static partial Regex StepPattern();

    [GeneratedRegex("<ul class=\"faults.*?</ul>", RegexOptions.Singleline)]
    private static partial Regex FaultPattern();
}
