using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;

namespace MedInsFlows.Engine.Tests.Hosts;

/// <summary>A step that does something to the case.</summary>
[Activity("Tests", "Act", "Tests")]
public class Act : CodeActivity
{
    protected override void Execute(ActivityExecutionContext context) => context.GetRequiredService<TestCase>().Intend($"{Id} done");
}

/// <summary>A step that asks someone and goes the way of the answer.</summary>
[Activity("Tests", "Ask", "Tests")]
public class Ask : Activity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        context.GetRequiredService<TestCase>().Intend($"{Id} asked");
        context.CreateBookmark(OnAnsweredAsync);
    }

    private ValueTask OnAnsweredAsync(ActivityExecutionContext context)
    {
        var outcome = context.GetWorkflowInput<string>("Outcome");
        context.GetRequiredService<TestCase>().Intend($"{Id} answered {outcome}");
        return context.CompleteActivityWithOutcomesAsync(outcome);
    }
}
