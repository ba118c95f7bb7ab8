using MedInsFlows.Cases.Calendar;

namespace MedInsFlows.Cases.Clocks;

/// <summary>When an agency works: the days by its region's calendar, and the hours. Immutable and thread-safe.</summary>
/// <param name="Calendar">The calendar of the agency's region.</param>
/// <param name="Hours">The agency's office hours.</param>
public sealed record WorkingTime(WorkingCalendar Calendar, OfficeHours Hours);
