using System.Text.Json;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Workflows.Tests.Plays;

/// <summary>A case of an item's file on its way through the real engine, and what people and clocks may do next.</summary>
internal sealed class Play
{
    private readonly PlayedItem item;
    private readonly CaseRun run;

    private Play(PlayedItem item, CaseRun run, IReadOnlyList<string> steps)
    {
        (this.item, this.run, Steps) = (item, run, steps);
        if (run.Case.NeedsAttention)
        {
            throw new InvalidOperationException($"{item.Name}：{string.Join(" → ", steps)}：流程出错：{string.Join('；', (run.Last.State.Incidents ?? []).Select(incident => incident.Message))}");
        }
    }

    /// <summary>What was done, in order.</summary>
    public IReadOnlyList<string> Steps { get; }

    /// <summary>The case.</summary>
    public CaseFile Case => run.Case;

    /// <summary>Whether the flow has come to its end.</summary>
    public bool IsOver => run.Last.Finished;

    /// <summary>The transitions that the last step took, as <c>activity:port</c>.</summary>
    public IEnumerable<string> Taken => run.Path.SelectMany(completed => completed.Split(':') is [var activity, var ports] ? ports.Split('+').Select(port => $"{activity}:{port}") : []);

    /// <summary>Where the case waits: of two cases that wait at the same places, one is enough to see what may happen next.</summary>
    public string Place => string.Join(' ',
    [
        $"{Case.Channel} {Case.ApplicantCase} {string.Join(',', Case.Circumstances)}",
        .. item.Values.Keys.Where(run.Application.Fields.ContainsKey).Select(id => $"{id}={run.Application.Fields[id]}"),
        .. Case.Tasks.GroupBy(task => (task.Activity, task.Stage)).Select(tasks => $"{tasks.Key.Activity}/{tasks.Key.Stage}×{tasks.Count()}").Order(StringComparer.Ordinal),
        .. Waiting.Select(clock => $"⌛{clock.Activity}").Order(StringComparer.Ordinal),
        .. Case.CorrectionBookmark is null ? [] : new[] { "补正" },
        .. Case.Tasks.SelectMany(task => item.Task(task).IsLevel ? Case.Decisions.Where(decided => decided.Activity == task.Activity && !decided.IsSetAside).Select(decided => $"{decided.Stage}={decided.Decision}") : []),
    ]);

    private IEnumerable<CaseClock> Waiting => Case.Clocks.Where(clock => clock.IsRunning && clock.BookmarkId is not null);

    /// <summary>A case that an application opens.</summary>
    /// <param name="item">The item.</param>
    /// <param name="application">The application.</param>
    /// <param name="number">Which of several cases it is: what is drawn is another thing in each.</param>
    public static Play Open(PlayedItem item, SentApplication application, int number = 1) =>
        new(item, new CaseRun(item.Graph, item.Facts, number).Submit(application), [$"{application.Channel} {application.ApplicantCase}{(application.Materials.Count == 0 ? " 缺材料" : "")}".TrimEnd()]);

    /// <summary>Whether a replay of all that came to the case finds the same again.</summary>
    public bool IsReplayedIdentically() => run.Replay().Kept == run.Kept;

    /// <summary>A step that brings the case nearer to what was applied for; null where none does.</summary>
    public Play? Onward()
    {
        if (Case.Tasks is [var task, ..])
        {
            return Decide(task, item.Task(task).Decisions.First(rule => rule.Kind == DecisionKind.Positive), null);
        }

        return Waiting.FirstOrDefault() is { } clock ? Pass(clock) : Case.CorrectionBookmark is null ? null : Correct();
    }

    /// <summary>Everything that may happen next.</summary>
    public IEnumerable<Play> Next()
    {
        foreach (var task in Case.Tasks.DistinctBy(task => (task.Activity, task.Stage)))
        {
            var facts = item.Task(task);
            foreach (var rule in facts.Decisions)
            {
                foreach (var choice in item.ChoicesOf(facts).Prepend(null))
                {
                    yield return Decide(task, rule, choice);
                }
            }

            foreach (var clock in Case.Clocks.Where(clock => clock.IsRunning && facts.IsLeftBy(clock)))
            {
                yield return After($"{task.Stage}超时", again => again.Overtake(clock.Id, task.Stage));
            }
        }

        foreach (var clock in Waiting)
        {
            yield return Pass(clock);
        }

        if (Case.CorrectionBookmark is not null)
        {
            yield return Correct();
        }
    }

    /// <summary>The limit of the whole case passes.</summary>
    public Play Breach() => After("超期", again => again.Elapse(Case.OverallClock!.Id));

    private Play Decide(OpenTask task, DecisionRule rule, (string Field, JsonElement Value)? choice)
    {
        var facts = item.Task(task);
        var data = FilledValue.Of(facts.DataFor(task.RosterRows));
        if (choice is { } chosen)
        {
            data[chosen.Field] = chosen.Value;
        }

        var isPositive = rule.Kind == DecisionKind.Positive;
        return After($"{task.Stage}：{rule.Decision}{(choice is { } said ? $"（{said.Field}={said.Value}）" : "")}", again => again.Decide(
            task.Stage,
            rule.Decision,
            $"{task.Role}-{Case.Decisions.Length}",
            rule.RequiresReason ? "理由" : null,
            data.Count == 0 ? null : JsonSerializer.Serialize(data),
            isPositive ? Entered(facts, data, FieldType.Amount, value => value.GetDecimal()) : null,
            isPositive ? Entered(facts, data, FieldType.Date, value => NodaTime.Text.LocalDatePattern.Iso.Parse(value.GetString()!).Value) : null));
    }

    private static Dictionary<string, T>? Entered<T>(TaskFacts facts, Dictionary<string, JsonElement> data, FieldType type, Func<JsonElement, T> read)
    {
        var entered = facts.DataToEnter.Where(field => field.Type == type).ToList();
        return entered.Count == 0 ? null : entered.ToDictionary(field => field.Id, field => read(data[field.Id]));
    }

    private Play Pass(CaseClock clock) => After($"{clock.Activity}期满", again => again.Pass(clock.Id));

    private Play Correct() => After("补正", again => again.Correct(Opening.Everything(item.Facts)));

    private Play After(string step, Func<CaseRun, CaseRun> act) => new(item, act(run.Fork()), [.. Steps, step]);
}
