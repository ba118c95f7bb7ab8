namespace MedInsFlows.Cases.Calendar;

/// <summary>
/// A notice with the number under which it is stored. Numbers rise in the order in which the service learned of the notices. Immutable.
/// </summary>
/// <param name="Number">The number, 1 or more, unique over national and local notices together.</param>
/// <param name="Notice">The notice.</param>
public sealed record NumberedNotice(int Number, HolidayNotice Notice);
