using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Tests.Hosts;

namespace MedInsFlows.Engine.Tests.Replay;

/// <summary>A step that does what no step may: it remembers between bursts, outside the instance, how often it was called, and lets that show.</summary>
[Activity("Tests", "Fickle", "Tests")]
public class Fickle : Activity
{
    private static int calls;

    [Input]
    public Input<string> Shows { get; set; } = null!;

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var call = Interlocked.Increment(ref calls);
        switch (Shows.Get(context))
        {
            case "outcome":
                await context.CompleteActivityWithOutcomesAsync(call % 2 == 0 ? "Even" : "Odd");
                return;
            case "intent":
                context.GetRequiredService<TestCase>().Intend($"call {call}");
                break;
            case "variable":
                context.SetVariable("Calls", call);
                break;
            case "wait" when call % 2 == 1:
                context.CreateBookmark();
                return;
            case "fault" when call % 2 == 1:
                throw new InvalidOperationException();
        }

        await context.CompleteActivityAsync();
    }

    /// <summary>Makes the next call an odd one, as the one after a restart of the host would be.</summary>
    public static void StartOver() => Interlocked.Exchange(ref calls, 0);
}
