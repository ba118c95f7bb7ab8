using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Plays;

/// <summary>Every file under <c>workflows/</c>, played on the real engine: what people decide, what clocks bring, to the end of every way.</summary>
public sealed class PlayTests
{
    private const int MostSteps = 60;
    private const int Seed = 20261129;
    private const int Walks = 10;
    private const int MostDraws = 100;
    private const int MostPlaces = 20_000;

    public static TheoryData<string> Files => WorkflowFolder.Names;

    [Theory, MemberData(nameof(Files))]
    public void The_straight_way_leads_to_completion_on_every_channel(string file)
    {
        var item = new PlayedItem(WorkflowFolder.Load(file));
        foreach (var application in Opening.Complete(item.Facts))
        {
            var play = Play.Open(item, application);
            while (!play.IsOver && play.Steps.Count < MostSteps && play.Onward() is { } next)
            {
                play = next;
            }

            var way = string.Join(" → ", play.Steps);
            play.IsOver.Should().BeTrue(way);
            play.Case.Status.Should().Be(CaseStatus.Completed, way);
            play.Case.Clocks.Should().NotContain(clock => clock.IsOpen, way);
            play.IsReplayedIdentically().Should().BeTrue(way);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void What_is_missing_is_told_at_once_and_can_be_corrected(string file)
    {
        var item = new PlayedItem(WorkflowFolder.Load(file));
        string[] wanted =
        [
            .. item.Facts.Materials.Where(material => material is { Required: true, Condition: null, Alternatives: null } && IsForFirst(item.Facts, material.Cases)).Select(material => material.Id),
            .. item.Facts.RequiredFields.Where(field => field is { Required: true, Condition: null } && IsForFirst(item.Facts, field.Cases)).Select(field => field.Id),
        ];

        // What an agency finds itself (免申即享, 联系函) may go a way on which the applicant is asked for nothing.
        var asked = Opening.Empty(item.Facts).Select(application => Play.Open(item, application)).Where(play => play.Case.Status == CaseStatus.AwaitingCorrection).ToList();

        if (wanted.Length > 0 && item.Checks)
        {
            asked.Should().NotBeEmpty();
        }

        foreach (var play in asked)
        {
            play.Case.Lacks.Select(lack => lack.Id).Should().Contain(wanted);
            play.Onward()!.Case.Status.Should().NotBe(CaseStatus.AwaitingCorrection);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Every_transition_is_taken_and_every_way_comes_to_an_end(string file)
    {
        var item = new PlayedItem(WorkflowFolder.Load(file));
        var (open, seen, taken) = (new Queue<Play>(), new HashSet<string>(), new HashSet<string>());
        foreach (var application in Opening.Complete(item.Facts).Concat(Opening.Empty(item.Facts)))
        {
            Take(Play.Open(item, application));
            foreach (var other in Opening.With(application, item.Values))
            {
                Take(Play.Open(item, other), always: true);
            }
        }

        if (item.Draws)
        {
            foreach (var number in Enumerable.Range(2, MostDraws))
            {
                var applications = Opening.Complete(item.Facts).ToList();
                for (var play = Play.Open(item, applications[number % applications.Count], number); play is not null && play.Steps.Count < MostSteps; play = play.Onward())
                {
                    Take(play);
                }
            }
        }

        while (open.TryDequeue(out var play) && seen.Count < MostPlaces)
        {
            foreach (var next in play.Next())
            {
                Take(next);
            }
        }

        var random = new Random(Seed);
        for (var walk = 0; walk < Walks; walk++)
        {
            var applications = Opening.Complete(item.Facts).Concat(Opening.Empty(item.Facts)).ToList();
            var play = Play.Open(item, applications[random.Next(applications.Count)]);
            while (play.Steps.Count < MostSteps && play.Next().ToList() is { Count: > 0 } ways)
            {
                play = ways[random.Next(ways.Count)];
                Take(play);
            }
        }

        item.Transitions.Except(taken).Should().BeEmpty($"{file} 的这些连线没有办件能走到；请改流程，或者去掉它们");

        void Take(Play play, bool always = false)
        {
            var isNew = play.Taken.Except(taken).Any();
            taken.UnionWith(play.Taken);
            if (play.IsOver)
            {
                play.Case.Status.IsFinal().Should().BeTrue($"{file}：{string.Join(" → ", play.Steps)} 走到了终点，却没有办结");
            }
            else if ((seen.Add(play.Place) || isNew || always) && play.Steps.Count < MostSteps)
            {
                open.Enqueue(play);
            }
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void A_limit_that_passes_is_counted_and_the_case_goes_on(string file)
    {
        var item = new PlayedItem(WorkflowFolder.Load(file));
        var play = Play.Open(item, Opening.Complete(item.Facts).First());
        while (!play.IsOver && play.Case.OverallClock is null && play.Onward() is { } next)
        {
            play = next;
        }

        if (play.Case.OverallClock is { IsRunning: true })
        {
            var late = play.Breach();
            late.Case.OverallClock!.Breached.Should().BeTrue();
            late.Case.Status.IsFinal().Should().BeFalse();
        }
    }

    private static bool IsForFirst(Item item, IReadOnlyList<string>? cases) => cases is null || item.ApplicantCases is not [var first, ..] || cases.Contains(first.Id);
}
