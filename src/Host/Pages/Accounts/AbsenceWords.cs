using System.Globalization;
using MedInsFlows.Host.Accounts.Absences;
using NodaTime;

namespace MedInsFlows.Host.Pages.Accounts;

/// <summary>Absences as people read them.</summary>
internal static class AbsenceWords
{
    /// <summary>From when to when.</summary>
    public static string Days(AbsenceView absence) => $"自 {Print(absence.FromOn)} 至 {Print(absence.UntilOn)}";

    private static string Print(LocalDate day) => day.ToString("uuuu年M月d日", CultureInfo.InvariantCulture);
}
