namespace MedInsFlows.Cases.Calendar;

/// <summary>What the calendar says of one date. Immutable.</summary>
/// <param name="IsWorkingDay">Whether the date counts as a working day.</param>
/// <param name="Reason">Why, in a word: <c>工作日</c>, <c>周末</c>, <c>调休上班</c>, or the name of the holiday or local closure.</param>
/// <param name="IsProvisional">Whether the notice for the date's year is not known yet, so that the judgement may change.</param>
public sealed record DayJudgement(bool IsWorkingDay, string Reason, bool IsProvisional);
