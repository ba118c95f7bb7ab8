using System.Globalization;
using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>The clock of an activity that waits for a time, one for each execution.</summary>
internal static class StageClock
{
    private const string ClockId = "ClockId";

    /// <summary>The clock begins to run.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="length">How long the time is.</param>
    /// <param name="startEvent">What it is counted from, in words.</param>
    /// <param name="kind">What the time asks.</param>
    /// <param name="endEvent">What ends it, in words.</param>
    /// <param name="passed">Where the flow goes on when the time is over; null where it does not.</param>
    /// <returns>The id of the clock.</returns>
    public static string Start(ActivityExecutionContext context, LimitLength length, string startEvent, TimeKind kind, string endEvent, Bookmark? passed)
    {
        var (desk, activity) = (context.GetRequiredService<ICaseDesk>(), context.Activity.Id);
        var id = desk.Case.NextClockId(activity);
        context.SetProperty(ClockId, id);
        desk.Intend(new ClockStarted(new CaseClock(id, activity, length, startEvent, StartAssumed: false, desk.Now)
        {
            Scope = TimeLimitScope.Stage,
            TimeKind = kind,
            EndEvent = endEvent,
            BookmarkId = passed is null ? null : Guid.Parse(passed.Id, CultureInfo.InvariantCulture),
        }));
        return id;
    }

    /// <summary>The clock stops, unless there is none or the case has stopped all its clocks already.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="met">Whether what it waits for has happened.</param>
    /// <returns>Whether it ran.</returns>
    public static bool Stop(ActivityExecutionContext context, bool met)
    {
        var (desk, id) = (context.GetRequiredService<ICaseDesk>(), context.GetProperty<string>(ClockId));
        var ran = desk.Case.Clocks.Any(clock => clock.Id == id && clock.IsOpen);
        if (ran)
        {
            desk.Intend(new ClockStopped(id!, met));
        }

        return ran;
    }
}
