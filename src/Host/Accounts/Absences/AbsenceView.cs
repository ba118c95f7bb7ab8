using System.ComponentModel;
using NodaTime;

namespace MedInsFlows.Host.Accounts.Absences;

/// <summary>An absence, on the wire.</summary>
internal sealed record AbsenceView(
    string UserName,
    LocalDate FromOn,
    LocalDate UntilOn,
    string Substitute,
    AbsenceReason? Reason,
    [property: Description("由谁登记：本人，或本机构的督办人员")] string SaidBy,
    Instant SaidAt,
    [property: Description("今天是否在外出期间")] bool IsNow)
{
    /// <summary>The wire form of an absence.</summary>
    public static AbsenceView Of(Absence absence, LocalDate today) =>
        new(absence.UserName, absence.FromOn, absence.UntilOn, absence.Substitute, absence.Reason, absence.SaidBy, absence.SaidAt, absence.HoldsOn(today));
}

/// <summary>Who stands in for whom around an account, on the wire.</summary>
internal sealed record AbsencesView(
    [property: Description("本人的外出；没有登记或已经过去则为 null")] AbsenceView? Absence,
    [property: Description("由本人代理的外出")] IReadOnlyList<AbsenceView> StandsInFor);
