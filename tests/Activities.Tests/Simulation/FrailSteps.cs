using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Attributes;
using Elsa.Workflows.Attributes;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>What a stimulus brings to steps that can fail.</summary>
internal static class Trouble
{
    public const string Key = "Trouble";

    public static void Strike(ActivityExecutionContext context)
    {
        if (context.TryGetWorkflowInput<bool>(Key, out var strikes) && strikes)
        {
            throw new InvalidOperationException(Key);
        }
    }
}

/// <summary>A step that tells the applicant something; in trouble it does a lot first and then fails.</summary>
[Activity("Tests", "Frail", "Tests")]
public class Frail : CaseActivity
{
    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        desk.Intend(new NoticeQueued(desk.NewId(), Id, "办理进度", "applicant"));
        context.SetProperty("Told", true);
        context.CreateBookmark();
        Trouble.Strike(context);
        context.ClearBookmarks();
        return context.CompleteActivityAsync();
    }
}

/// <summary>A step that waits for a day and for another, and then tells the applicant; in trouble it fails at the end of either.</summary>
[Activity("Tests", "FrailPause", "Tests")]
public class FrailPause : CaseActivity
{
    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.DelayFor(TimeSpan.FromDays(1), OnHalfElapsed);

    private ValueTask OnHalfElapsed(ActivityExecutionContext context)
    {
        context.DelayFor(TimeSpan.FromDays(1), OnElapsedAsync);
        Trouble.Strike(context);
        return ValueTask.CompletedTask;
    }

    private ValueTask OnElapsedAsync(ActivityExecutionContext context)
    {
        var desk = Desk(context);
        desk.Intend(new NoticeQueued(desk.NewId(), Id, "办理进度", "applicant"));
        Trouble.Strike(context);
        return context.CompleteActivityAsync();
    }
}

/// <summary>Goes one of two ways, as the ids of the burst fall.</summary>
[Activity("Tests", "Chance", "Tests")]
[FlowNode("甲", "乙")]
public class Chance : CaseActivity
{
    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context) =>
        context.CompleteActivityWithOutcomesAsync(Desk(context).NewId().ToByteArray()[^1] % 2 == 0 ? "甲" : "乙");
}
