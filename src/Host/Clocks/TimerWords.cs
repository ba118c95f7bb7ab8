using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Host.Clocks;

/// <summary>What kinds of timers are called.</summary>
internal static class TimerWords
{
    /// <summary>The name of a kind; those that are none of a clock end a wait of the flow.</summary>
    public static string Of(string kind) => kind switch
    {
        ClockMarks.Yellow => "时限预警",
        ClockMarks.Red => "时限告急",
        ClockMarks.Due => "时限届满",
        ClockMarks.Outcome => "届满后转出",
        _ => "流程等待",
    };
}
