using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Ratings;

/// <summary>好差评: one rating of a closed case, and the follow-up that a bad one starts.</summary>
[Collection(CaseworkTests.Name)]
public sealed class RatingTests(CaseworkHost office) : CaseworkStory(office)
{
    private const string Complaint = "窗口等了两个小时，没有人叫号";

    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk supervisor = office.Clerk("supervisor");
    private readonly Clerk auditor = office.Clerk("auditor");

    [Fact]
    public async Task A_bad_rating_is_followed_up_within_fifteen_working_days_and_its_course_stands_on_record()
    {
        var completed = await CompleteAsync();

        var rated = await RateAsync(completed, 1, Complaint);

        rated.Json.Text("/rating/levelText").Should().Be("非常不满意");
        rated.Json.Text("/rating/followUp/dueOn").Should().Be("2026-05-13", "the holiday and its make-up Saturday lie between");
        (await OfCaseAsync("followUp=open", rated)).Should().ContainSingle().Which.At("/hasComment")!.GetValue<bool>().Should().BeTrue();
        (await supervisor.ReadAsync($"/api/ratings/{rated.Id}")).Text("/comment").Should().Be(Complaint);

        using var closed = await FollowUpAsync(rated, "已增开窗口，并电话回访致歉");

        closed.StatusCode.Should().Be(HttpStatusCode.OK, await closed.Content.ReadAsStringAsync());
        var seen = await citizen.CaseAsync(rated);
        seen.Json.Text("/rating/followUp/outcomeText").Should().Be("已整改");
        (await citizen.TimelineAsync(seen)).Select(entry => entry.Text("/text")).Should().EndWith(["评价：非常不满意", "评价的回访整改完成：已整改"]);
        (await OfCaseAsync("followUp=open", rated)).Should().BeEmpty();
        (await OfCaseAsync("followUp=closed&level=1", rated)).Should().ContainSingle();
        (await supervisor.ReadAsync($"/api/ratings/{rated.Id}")).Text("/result").Should().Be("已增开窗口，并电话回访致歉");
        (await auditor.ReadAsync($"/api/audit/access?caseId={rated.Id}")).List("/items").Should().Contain(entry => entry.Text("/event") == "rating", "who reads what was written is on record");
        using var again = await FollowUpAsync(rated, "再次回访");
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        using var replay = await auditor.PostAsync($"/api/audit/cases/{rated.Id}/replay");
        (await replay.ReadAsync()).At("/identical")!.GetValue<bool>().Should().BeTrue();
    }

    [Theory]
    [InlineData(5, "非常满意")]
    [InlineData(4, "满意")]
    [InlineData(3, "基本满意")]
    public async Task A_good_rating_starts_no_follow_up(int level, string word)
    {
        var rated = await RateAsync(await WithdrawnAsync(), level);

        rated.Json.Text("/rating/levelText").Should().Be(word);
        rated.Json.At("/rating/followUp").Should().BeNull();
        (await OfCaseAsync("followUp=open", rated)).Should().BeEmpty();
        using var none = await FollowUpAsync(rated, "回访");
        await none.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state");
    }

    [Fact]
    public async Task A_case_is_rated_once_and_only_when_it_is_closed()
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        using var early = await TryRateAsync(opened, 5);
        var withdrawn = await RateAsync(await citizen.WithdrawAsync(opened), 2);
        using var again = await TryRateAsync(withdrawn, 5);

        (await early.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state")).Text("/detail").Should().Contain("还没有办结");
        (await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "wrong-state")).Text("/detail").Should().Contain("一件一评");
        (await citizen.CaseAsync(withdrawn)).Json.At("/rating/level")!.GetValue<int>().Should().Be(2);
    }

    [Theory]
    [InlineData("""{"level":0}""", "/level bad-value")]
    [InlineData("""{"level":6}""", "/level bad-value")]
    [InlineData("""{"level":"5"}""", "/level wrong-type")]
    [InlineData("""{"comment":"好"}""", "/level missing-field")]
    [InlineData("""{"level":5,"stars":5}""", "/stars unknown-field")]
    public async Task What_is_no_grade_is_refused_and_nothing_is_kept(string body, string error)
    {
        var withdrawn = await WithdrawnAsync();

        using var refused = await citizen.PostAsync($"/api/cases/{withdrawn.Id}/rating", body);

        (await refused.BodyErrorsAsync()).Should().Equal(error);
        (await citizen.CaseAsync(withdrawn)).Json.At("/rating").Should().BeNull();
    }

    [Fact]
    public async Task Who_entered_a_case_for_others_does_not_rate_it_for_them()
    {
        var acceptor = Office.Citizen("heilongjiang-acceptor");
        var entered = await acceptor.WithdrawAsync(await acceptor.ApplyAsync(await acceptor.FillAsync(CaseworkHost.ChronicDisease, "onsite")));

        using var refused = await acceptor.PostAsync($"/api/cases/{entered.Id}/rating", """{"level":5}""");

        await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "separation-of-duties");
    }

    [Fact]
    public async Task What_was_written_is_sealed_stands_in_no_log_and_goes_with_an_erasure()
    {
        var rated = await RateAsync(await WithdrawnAsync(), 2, Complaint);

        (await auditor.ReadAsync($"/api/audit/cases/{rated.Id}/journal")).ToJsonString().Should().NotContain("窗口").And.NotContain("\\u7A97\\u53E3");
        Office.Log.All.Should().NotContain(Complaint);
        using var erased = await Office.Clerk("director").PostAsync($"/api/cases/{rated.Id}/erasure", """{"reason":"本人申请","legalBasis":"《个人信息保护法》第四十七条"}""");
        erased.StatusCode.Should().Be(HttpStatusCode.OK);

        var left = await supervisor.ReadAsync($"/api/ratings/{rated.Id}");
        left.At("/comment").Should().BeNull();
        left.At("/rating/level")!.GetValue<int>().Should().Be(2);
    }

    private async Task<CaseSeen> CompleteAsync() => await Office.Clerk("provider-reviewer").DecideAsync(
        await Office.Clerk("provider-acceptor").DecideAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), "受理"), "审核通过");

    private async Task<CaseSeen> WithdrawnAsync() => await citizen.WithdrawAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease));

    private async Task<CaseSeen> RateAsync(CaseSeen seen, int level, string? comment = null)
    {
        using var answer = await TryRateAsync(seen, level, comment);
        answer.StatusCode.Should().Be(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return new CaseSeen(await answer.ReadAsync());
    }

    private Task<HttpResponseMessage> TryRateAsync(CaseSeen seen, int level, string? comment = null) =>
        citizen.PostAsync($"/api/cases/{seen.Id}/rating", new JsonObject { ["level"] = level, ["comment"] = comment });

    private Task<HttpResponseMessage> FollowUpAsync(CaseSeen seen, string result) =>
        supervisor.PostAsync($"/api/ratings/{seen.Id}/follow-up", new JsonObject { ["outcome"] = "rectified", ["result"] = result });

    private async Task<IReadOnlyList<JsonNode>> OfCaseAsync(string filter, CaseSeen seen) =>
        [.. (await supervisor.ReadAsync($"/api/ratings?size=200&{filter}")).List("/items").Where(entry => entry.Text("/caseId") == seen.Id)];
}
