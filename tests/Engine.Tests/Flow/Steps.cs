using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;

namespace MedInsFlows.Engine.Tests.Flow;

/// <summary>A step that just happens.</summary>
[Activity("Tests", "Step", "Tests")]
public class Step : CodeActivity;

/// <summary>A step that waits.</summary>
[Activity("Tests", "Wait", "Tests")]
public class Wait : Activity
{
    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(OnResumedAsync);

    private ValueTask OnResumedAsync(ActivityExecutionContext context) =>
        context.TryGetWorkflowInput<string>("Outcome", out var outcome) ? context.CompleteActivityWithOutcomesAsync(outcome) : context.CompleteActivityAsync();
}

/// <summary>A step that throws until it is told not to.</summary>
[Activity("Tests", "Trouble", "Tests")]
public class Trouble : Activity
{
    public static bool Cured { get; set; }

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        Cured ? context.CompleteActivityAsync() : throw new InvalidOperationException("张三 230102199003070000");
}

/// <summary>A step that completes with given outcomes.</summary>
[Activity("Tests", "Decide", "Tests")]
public class Decide : Activity
{
    [Input(UIHint = InputUIHints.DynamicOutcomes)]
    public Input<ICollection<string>> Outcomes { get; set; } = new(new List<string>());

    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) => context.CompleteActivityWithOutcomesAsync([.. Outcomes.Get(context)]);
}

/// <summary>Draws flowcharts in one line: <c>Chart.Of("A -> B:True -> C", …)</c> with steps made beforehand.</summary>
internal static class Chart
{
    public static Flowchart Of(IEnumerable<IActivity> steps, params string[] lines)
    {
        var byId = steps.ToDictionary(step => step.Id);
        var chart = new Flowchart { Id = "flow", Activities = [.. byId.Values] };
        foreach (var line in lines)
        {
            var stops = line.Split("->", StringSplitOptions.TrimEntries).Select(stop => stop.Split(':')).ToList();
            foreach (var (from, to) in stops.Zip(stops.Skip(1)))
            {
                chart.Connections.Add(new Connection(new Endpoint(byId[from[0]], from.ElementAtOrDefault(1) ?? "Done"), new Endpoint(byId[to[0]], "In")));
            }
        }

        return chart;
    }

    public static IEnumerable<IActivity> Steps(string ids) => ids.Split(' ').Select(id => new Step { Id = id });

    public static T Named<T>(this T activity, string id)
        where T : IActivity
    {
        activity.Id = id;
        return activity;
    }
}

/// <summary>A step that does nothing and does not say so.</summary>
[Activity("Tests", "Idle", "Tests")]
public class Idle : Activity;

/// <summary>A step that waits for something outside the burst.</summary>
[Activity("Tests", "Late", "Tests")]
public class Late : Activity
{
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        await new TaskCompletionSource().Task;
    }
}
