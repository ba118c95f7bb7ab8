using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Separation;

/// <summary>审核 ≠ 复核; entering a payment ≠ approving it ≠ paying it; 受理 ≠ 审核: tried by everything that gives or decides a task.</summary>
public sealed class IncompatibleDutiesTests(SeparationHost office) : SeparationStory(office)
{
    private static readonly string[] Line = ["acceptor", "reviewer", "second-reviewer", "finance", "finance-head", "cashier"];

    public static TheoryData<string, string, string> Pairs => new()
    {
        { "acceptor", "reviewer", "review" },
        { "reviewer", "second-reviewer", "second-review" },
        { "finance", "finance-head", "payment" },
        { "finance", "cashier", "payment" },
        { "finance-head", "cashier", "payment" },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Who_did_the_one_gets_the_other_by_no_way(string first, string second, string rule)
    {
        var (both, seen) = await UpToAsync(first, second);
        var task = TaskOf(seen);
        await ActAsync(both, second);
        await ShouldBeRefusedAsync(() => both.TryClaimAsync(task), seen, rule, both, both);

        var other = await HireAsync(second);
        await other.ClaimAsync(seen);
        foreach (var verb in (string[])["transfer", "delegate"])
        {
            await ShouldBeRefusedAsync(
                () => other.PostAsync($"/api/tasks/{task}/{verb}", new JsonObject { ["to"] = both.Account, ["reason"] = "外出" }), seen, rule, other, both);
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public async Task Two_accounts_of_one_person_count_as_one_also_when_that_becomes_known_after_the_claim(string first, string second, string rule)
    {
        var (one, seen) = await UpToAsync(first, second);
        var again = await HireAsync(second);
        var task = await again.ClaimAsync(seen);
        var holder = Person.Next();
        await IdentifyAsync(one, holder.IdNumber);
        await IdentifyAsync(again, holder.IdNumber);

        await ShouldBeRefusedAsync(() => again.TryCompleteAsync(task, "审核通过"), seen, rule, again, again);
        await ShouldBeRefusedAsync(() => again.TryCompleteManyAsync(task, "审核通过"), seen, rule, again, again);
        await ShouldBeRefusedAsync(
            () => again.PostAsync($"/api/tasks/{task}/return", new JsonObject { ["toStage"] = "业务受理", ["reason"] = "请重核" }), seen, rule, again, again);
        (await again.CaseAsync(seen)).Tasks.Should().ContainSingle().Which.Text("/id").Should().Be(task);
    }

    [Fact]
    public async Task Neither_who_delegated_a_review_nor_who_did_it_for_him_reviews_again()
    {
        var (holder, helper) = (await HireAsync("reviewer", "second-reviewer"), await HireAsync("reviewer", "second-reviewer"));
        var seen = await DecideAsync(await HireAsync("acceptor"), "acceptor", await ApplyAsync(SeparationHost.Paid));
        var task = await holder.ClaimAsync(seen);
        using (var delegated = await holder.PostAsync($"/api/tasks/{task}/delegate", new JsonObject { ["to"] = helper.Account, ["reason"] = "外出" }))
        {
            delegated.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        using (var decided = await helper.TryCompleteAsync(task, "审核通过"))
        {
            decided.StatusCode.Should().Be(HttpStatusCode.OK);
        }

        var reviewed = await helper.CaseAsync(seen);
        foreach (var clerk in (Clerk[])[holder, helper])
        {
            await ActAsync(clerk, "second-reviewer");
            await ShouldBeRefusedAsync(() => clerk.TryClaimAsync(TaskOf(reviewed)), reviewed, "second-review", clerk, clerk);
        }
    }

    [Fact]
    public async Task Three_clerks_finish_an_item_with_a_payment_within_the_rules_and_the_journal_names_their_duties()
    {
        var one = await HireAsync("acceptor", "second-reviewer", "finance");
        var two = await HireAsync("reviewer", "finance-head");
        var three = await HireAsync("cashier");
        var seen = await ApplyAsync(SeparationHost.Paid);
        foreach (var (clerk, role) in (IReadOnlyList<(Clerk, string)>)[(one, "acceptor"), (two, "reviewer"), (one, "second-reviewer"), (one, "finance"), (two, "finance-head"), (three, "cashier")])
        {
            seen = await DecideAsync(clerk, role, seen);
        }

        seen.Status.Should().Be("completed");
        seen.Json.Text("/closedAt")[..10].Should().Be(seen.Json.Text("/receivedAt")[..10]);
        (await new Client(Office.Host, "linkou-auditor").ReadAsync($"/api/audit/cases/{seen.Id}/journal")).List("")
            .Where(record => record.Text("/event") == "TaskCompleted").Select(record => record.Text("/data/input/duty"))
            .Should().Equal("acceptance", "review", "secondReview", "paymentEntry", "paymentApproval", "payment");
    }

    [Theory]
    [InlineData(SeparationHost.Immediate, true, null)]
    [InlineData(SeparationHost.Immediate, false, "review")]
    [InlineData(SeparationHost.Risky, true, "review")]
    [InlineData(SeparationHost.Paid, true, "review")]
    [InlineData(SeparationHost.Strict, true, "flow")]
    public async Task Who_accepted_may_review_only_where_the_agency_has_set_it_and_risk_payment_and_flow_allow_it(string item, bool isSet, string? rule)
    {
        if (isSet)
        {
            await Office.SetAcceptorMayReviewAsync(Town, item);
        }

        var both = await HireAsync("acceptor", "reviewer");
        var accepted = await DecideAsync(both, "acceptor", await ApplyAsync(item));
        await ActAsync(both, "reviewer");

        if (rule is null)
        {
            (await both.DecideAsync(accepted, "审核通过")).Status.Should().Be("completed");
        }
        else
        {
            await ShouldBeRefusedAsync(() => both.TryClaimAsync(TaskOf(accepted)), accepted, rule, both, both);
        }
    }

    [Theory]
    [InlineData("linkou-designer")]
    [InlineData("admin")]
    [InlineData("security-admin")]
    public async Task Designers_and_administrators_have_no_business_data(string account)
    {
        var seen = await ApplyAsync(SeparationHost.Immediate);
        var outsider = new Clerk(Office.Host, account);
        foreach (var path in (string[])[$"/api/cases/{seen.Id}", "/api/cases", "/api/tasks", $"/api/audit/cases/{seen.Id}/journal", "/api/audit/access", "/api/audit/exceptions"])
        {
            using var refused = await outsider.GetAsync(path);
            await refused.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
        }

        using var claim = await outsider.TryClaimAsync(TaskOf(seen));
        await claim.ShouldBeProblemAsync(HttpStatusCode.Forbidden, "forbidden");
    }

    /// <summary>A case whose task of the second role waits, and who did that of the first and holds both roles.</summary>
    private async Task<(Clerk Both, CaseSeen Seen)> UpToAsync(string first, string second)
    {
        var both = await HireAsync(first, second);
        var seen = await ApplyAsync(SeparationHost.Paid);
        foreach (var role in Line.TakeWhile(role => role != second))
        {
            seen = await DecideAsync(role == first ? both : await HireAsync(role), role, seen);
        }

        return (both, seen);
    }
}
