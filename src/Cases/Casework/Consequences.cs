namespace MedInsFlows.Cases.Casework;

/// <summary>What follows from an event whatever the flow: a withdrawn case is closed, a limit that has passed is breached.</summary>
internal static class Consequences
{
    public static IEnumerable<CaseIntent> Of(CaseEvent happening, CaseFile file) => happening switch
    {
        ApplicationWithdrawn => Close(file, CaseStatus.Withdrawn, "申请人撤回申请"),
        CaseCancelled => Close(file, CaseStatus.Cancelled, "因系统故障终止办理"),
        CalendarAmended amended => LimitMoved.Of(amended, file),
        ClockElapsed { Mark: ClockMarks.Due } elapsed => file.Clocks
            .Where(clock => clock.Id == elapsed.Clock && clock.StoppedAt is null && !clock.Breached)
            .Select(clock => new ClockBreached(clock.Id)),
        _ => [],
    };

    private static IEnumerable<CaseIntent> Close(CaseFile file, CaseStatus status, string result) =>
    [
        .. file.Clocks.Where(clock => clock.StoppedAt is null).Select(clock => new ClockStopped(clock.Id, Met: false)),
        new CaseClosed(status, file.Stage ?? "业务申请", result),
    ];
}
