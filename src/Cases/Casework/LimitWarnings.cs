using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Casework;

/// <summary>What is told to those who handle a case when its limit draws near or has passed. Nothing personal.</summary>
internal static class LimitWarnings
{
    /// <summary>Those who handle the case.</summary>
    public const string Handler = "handler";

    /// <summary>The director of the agency.</summary>
    public const string Director = "director";

    /// <summary>Those who watch over the agency.</summary>
    public const string Supervisor = "supervisor";

    /// <summary>What follows when a clock reaches a point of time.</summary>
    /// <param name="clock">The clock, which runs.</param>
    /// <param name="mark">Which point.</param>
    /// <param name="newId">Makes ids.</param>
    public static IEnumerable<CaseIntent> Of(CaseClock clock, string mark, Func<Guid> newId)
    {
        var limit = Name(clock);
        return mark switch
        {
            _ when clock.TimeKind != TimeKind.Limit && clock.Passed => [],
            ClockMarks.Due when clock.TimeKind != TimeKind.Limit =>
                [new ClockPassed(clock.Id), Tell(Handler, "对方期限届满", $"{clock.StartEvent}后{clock.Length.Text}的期限已经届满，请催办。")],
            ClockMarks.Outcome when clock.TimeKind != TimeKind.Limit => [new ClockPassed(clock.Id)],
            ClockMarks.Yellow when !clock.Breached && clock.Warned < Lamp.Yellow =>
                [new ClockWarned(clock.Id, Lamp.Yellow), Tell(Handler, "时限预警", $"{limit}已经不多，请抓紧办理。")],
            ClockMarks.Red when !clock.Breached && clock.Warned < Lamp.Red =>
            [
                new ClockWarned(clock.Id, Lamp.Red),
                Tell(Handler, "时限告急", $"{limit}即将届满，请立即办理。"),
                Tell(Supervisor, "时限告急", $"{limit}即将届满，请督促办理。"),
            ],
            ClockMarks.Due when !clock.Breached =>
            [
                new ClockBreached(clock.Id),
                Tell(Handler, "办件超期", $"{limit}已经届满，请立即办理并说明原因。"),
                Tell(Supervisor, "办件超期", $"{limit}已经届满，已升级到您处，请处理。"),
            ],
            _ => [],
        };

        NoticeQueued Tell(string audience, string occasion, string text) =>
            new(newId(), clock.Activity, occasion, audience) { Template = "{{事项名称}}（办件编号{{办件编号}}）：" + text };
    }

    private static string Name(CaseClock clock) => clock switch
    {
        { Authority: TimeLimitAuthority.Statutory } => "法定办理时限",
        { Scope: TimeLimitScope.Stage } => $"{clock.StartEvent}后{clock.Length.Text}的环节时限",
        _ => "办理时限",
    };
}
