using System.Net;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>People who act on the same case in the same moment: one wins, the others are told, nothing happens twice.</summary>
[Collection(CaseworkTests.Name)]
public sealed class DecisionRaceTests(CaseworkHost office) : CaseworkStory(office)
{
    private static readonly int Rounds = Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? 1_000 : 60;

    [Fact]
    public async Task Of_two_people_at_two_hosts_and_two_devices_one_decides()
    {
        await using var otherHost = await Office.StartAsync();
        var second = await Office.EmployAsync("heilongjiang-second-acceptor", "provider-acceptor");
        Clerk[] acceptors = [Office.Clerk("provider-acceptor"), new(otherHost, second.Account)];
        var reviewer = Office.Clerk("provider-reviewer");
        var wins = new int[2];
        for (var round = 0; round < Rounds; round++)
        {
            var citizen = Office.Citizen();
            var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
            var opened = await citizen.ApplyAsync(form.WithoutMail());

            var winner = await ClaimAtOnceAsync(acceptors, opened);
            wins[Array.IndexOf(acceptors, winner)]++;
            var decided = await DecideAtOnceAsync(acceptors, winner, opened);
            if (decided.Status == "inReview")
            {
                await ReviewAndWithdrawAtOnceAsync(reviewer, citizen, decided);
            }
        }

        wins.Should().OnlyContain(count => count > 0, "otherwise there was no race");
    }

    private static async Task<Clerk> ClaimAtOnceAsync(Clerk[] acceptors, CaseSeen opened)
    {
        var task = opened.Tasks.Single().Text("/id");
        var answers = await Task.WhenAll(acceptors.Select(acceptor => acceptor.TryClaimAsync(task)));
        await OneShouldWinAsync(answers, "task-claimed");
        return acceptors[Array.FindIndex(answers, answer => answer.IsSuccessStatusCode)];
    }

    /// <summary>The one who claimed decides on two devices, differently; the other one tries as well.</summary>
    private static async Task<CaseSeen> DecideAtOnceAsync(Clerk[] acceptors, Clerk winner, CaseSeen opened)
    {
        var task = opened.Tasks.Single().Text("/id");
        var answers = await Task.WhenAll(
            winner.TryCompleteAsync(task, "受理"),
            winner.TryCompleteAsync(task, "不予受理", "不属于本统筹区"),
            acceptors.Single(acceptor => acceptor != winner).TryCompleteAsync(task, "受理"));
        await OneShouldWinAsync(answers, "task-done", "task-claimed");
        var decided = await winner.CaseAsync(opened);
        decided.Status.Should().Be(answers[0].IsSuccessStatusCode ? "inReview" : "refused");
        (await winner.NotificationsAsync(decided)).Should().HaveCount(decided.Status == "refused" ? 1 : 0);
        return decided;
    }

    private static async Task ReviewAndWithdrawAtOnceAsync(Clerk reviewer, Citizen citizen, CaseSeen accepted)
    {
        var task = await reviewer.ClaimAsync(accepted);
        var answers = await Task.WhenAll(reviewer.TryCompleteAsync(task, "审核通过"), citizen.TryWithdrawAsync(accepted));
        await OneShouldWinAsync(answers, "task-done", "wrong-state");
        var ended = await citizen.CaseAsync(accepted);
        ended.Status.Should().Be(answers[0].IsSuccessStatusCode ? "completed" : "withdrawn");
        (await citizen.NotificationsAsync(ended)).Should().HaveCount(ended.Status == "completed" ? 1 : 0);
    }

    private static async Task OneShouldWinAsync(HttpResponseMessage[] answers, params string[] problems)
    {
        answers.Should().ContainSingle(answer => answer.StatusCode == HttpStatusCode.OK);
        foreach (var refused in answers.Where(answer => !answer.IsSuccessStatusCode))
        {
            var problem = await refused.ReadAsync();
            refused.StatusCode.Should().Be(HttpStatusCode.Conflict, problem.ToJsonString());
            problem.Text("/type").Should().BeOneOf(problems.Select(name => $"urn:medins:problem:{name}"));
            problem.Text("/detail").Should().MatchRegex(@"\p{IsCJKUnifiedIdeographs}");
        }
    }
}
