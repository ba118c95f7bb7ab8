namespace MedInsFlows.Cases.Casework;

/// <summary>
/// What follows from an event whatever the flow: a withdrawn case is closed, a limit that draws near is told, one that has passed is breached, one
/// that was extended is longer, one that ends on another day by a notice about days off is told. The clocks of a case that
/// goes on by another version of its flow warn and end as that version says.
/// </summary>
internal static class Consequences
{
    public static IEnumerable<CaseIntent> Of(CaseEvent happening, CaseFile file, Func<Guid> newId) => happening switch
    {
        ApplicationWithdrawn => Close(file, CaseStatus.Withdrawn, "申请人撤回申请"),
        CaseCancelled => Close(file, CaseStatus.Cancelled, "因系统故障终止办理"),
        ClockElapsed elapsed => file.Clocks.Where(clock => clock.Id == elapsed.Clock && clock.IsRunning).SelectMany(clock => LimitWarnings.Of(clock, elapsed.Mark, newId)),
        LimitExtended extended => [new ClockExtended(extended.Clock, extended.Total)],
        FlowMigrated => file.Clocks.Where(clock => clock.IsRunning).Select(clock => new ClockRearmed(clock.Id)),
        CalendarAmended amended => LimitMoved.Of(amended, file, newId),
        _ => [],
    };

    private static IEnumerable<CaseIntent> Close(CaseFile file, CaseStatus status, string result) =>
    [
        .. file.Clocks.Where(clock => clock.IsOpen).Select(clock => new ClockStopped(clock.Id, Met: false)),
        new CaseClosed(status, file.Stage ?? "业务申请", result),
    ];
}
