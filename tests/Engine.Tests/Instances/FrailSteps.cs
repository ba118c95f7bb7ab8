using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Tests.Hosts;

namespace MedInsFlows.Engine.Tests.Instances;

/// <summary>What an administrator brings with a retry to steps that fail otherwise.</summary>
internal static class Cure
{
    public const string Name = "Cured";

    public static bool IsBrought(ActivityExecutionContext context) => context.TryGetWorkflowInput<bool>(Name, out var cured) && cured;
}

/// <summary>A step that does a lot and then fails, until it is cured.</summary>
[Activity("Tests", "Frail", "Tests")]
public class Frail : CodeActivity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        context.GetRequiredService<TestCase>().Intend($"{Id} done");
        context.WorkflowExecutionContext.Name = $"named by {Id}";
        context.WorkflowExecutionContext.CorrelationId = $"tied by {Id}";
        context.SetVariable("Mark", Id);
        context.SetProperty("Mark", Id);
        context.SetDynamicVariable("Further", Id);
        if (Cure.IsBrought(context))
        {
            return;
        }

        context.CreateBookmark();
        context.DelayFor(TimeSpan.FromHours(1));
        throw new InvalidOperationException("张三 230102199003070000");
    }
}

/// <summary>A step that asks, and fails at the answer, until it is cured.</summary>
[Activity("Tests", "FrailAsk", "Tests")]
public class FrailAsk : Activity
{
    protected override void Execute(ActivityExecutionContext context) => context.CreateBookmark(OnAnsweredAsync);

    private ValueTask OnAnsweredAsync(ActivityExecutionContext context)
    {
        var outcome = context.GetWorkflowInput<string>("Outcome");
        context.GetRequiredService<TestCase>().Intend($"{Id} answered {outcome}");
        return Cure.IsBrought(context) ? context.CompleteActivityWithOutcomesAsync(outcome) : throw new InvalidOperationException("张三 230102199003070000");
    }
}

/// <summary>A step that asks two people, and fails at the first's answer, until it is cured. It is done when both have answered.</summary>
[Activity("Tests", "AskBoth", "Tests")]
public class AskBoth : Activity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = "first", Callback = OnFirstAsync });
        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = "second", Callback = OnSecondAsync });
    }

    private ValueTask OnFirstAsync(ActivityExecutionContext context) =>
        Cure.IsBrought(context) ? AnsweredAsync(context) : throw new InvalidOperationException("张三 230102199003070000");

    private ValueTask OnSecondAsync(ActivityExecutionContext context) => AnsweredAsync(context);

    private static ValueTask AnsweredAsync(ActivityExecutionContext context) =>
        context.UpdateProperty<int>("Answers", answers => answers + 1) == 2 ? context.CompleteActivityAsync() : ValueTask.CompletedTask;
}

/// <summary>A step that completes and then does something that only an open one may.</summary>
[Activity("Tests", "Untimely", "Tests")]
public class Untimely : Activity
{
    [Input]
    public Input<string> Deed { get; set; } = null!;

    public IActivity? Body { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        await context.CompleteActivityAsync();
        if (Deed.Get(context) == "wait")
        {
            context.CreateBookmark();
        }
        else
        {
            await context.ScheduleActivityAsync(Body);
        }
    }
}

/// <summary>A step that keeps what cannot be written down.</summary>
[Activity("Tests", "Unwritable", "Tests")]
public class Unwritable : Activity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        context.CreateBookmark();
        context.SetProperty("Type", typeof(Unwritable));
    }
}

/// <summary>Runs its body with a variable, once for each of three people.</summary>
[Activity("Tests", "Each", "Tests")]
public class Each : Activity
{
    public IActivity? Body { get; set; }

    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        foreach (var person in new[] { "first", "second", "third" })
        {
            var variable = new Elsa.Workflows.Memory.Variable<string>("Person", person).WithWorkflowStorage();
            await context.ScheduleActivityAsync(Body, OnBodyCompletedAsync, person, [variable]);
        }
    }

    private static ValueTask OnBodyCompletedAsync(ActivityCompletedContext context) =>
        context.TargetContext.UpdateProperty<int>("Done", done => done + 1) == 3 ? context.CompleteActivityAsync() : ValueTask.CompletedTask;
}

/// <summary>A step that tells the person that it was given, and who that is by its tag; the second fails until it is cured.</summary>
[Activity("Tests", "Greet", "Tests")]
public class Greet : CodeActivity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        var person = context.GetVariable<string>("Person");
        if (person == "first" && !Cure.IsBrought(context))
        {
            throw new InvalidOperationException(person);
        }

        context.GetRequiredService<TestCase>().Intend($"greeted {person}, tagged {context.Tag}");
    }
}
