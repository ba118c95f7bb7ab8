using System.Globalization;
using MedInsFlows.Engine.Timers;
using MedInsFlows.Host.Clocks;

namespace MedInsFlows.Host.Pages.Jobs;

/// <summary>A timer as the value of a button.</summary>
internal static class FailedTimerKey
{
    /// <summary>The value.</summary>
    public static string Of(TimerView timer) => string.Create(CultureInfo.InvariantCulture, $"{timer.CaseId}/{timer.Generation}/{timer.Kind}/{timer.Subject}");

    /// <summary>The timer of a value; false where a browser sent what is none.</summary>
    public static bool TryRead(string value, out Guid caseId, out TimerKey key)
    {
        key = new TimerKey("", "", 0);
        caseId = default;
        if (value.Split('/', 4) is not [var id, var generation, var kind, var subject]
            || !Guid.TryParse(id, CultureInfo.InvariantCulture, out caseId)
            || !int.TryParse(generation, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return false;
        }

        key = new TimerKey(subject, kind, number);
        return true;
    }
}
