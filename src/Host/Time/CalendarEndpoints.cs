using System.ComponentModel;
using System.Globalization;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Time;

/// <summary>The limit calculator.</summary>
internal static class CalendarEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapCalendar(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/calendar/due", Due).WithName("due").WithTags("日历").WithSummary("计算并逐日说明一个期限").OpenToEveryone();

    private static DeadlineView Due(
        [FromQuery, Description("起算的日期，或带时区的时刻")] string? from,
        [FromQuery, Description("immediate、workingDays、calendarDays 或 months")] string? kind,
        [FromQuery, Description("长度；immediate 不写")] string? length,
        [FromQuery, Description("统筹地区；不写则不计地方的安排")] string? region,
        [FromQuery, Description("按这一时刻已装载的通知计算，带时区；不写则按现在")] string? knownAt,
        LimitCalculator calculator,
        RegionFolder regions)
    {
        var errors = new List<ProblemError>();
        var start = ReadStart(from, errors);
        var limit = ReadLimit(kind, length, errors);
        if (region is not null && regions.Regions.All(known => known.Id != region))
        {
            errors.Add(new("?region", ErrorCode.BadValue, "没有这个统筹地区，可用的地区见 /api/regions。"));
        }

        var known = ReadInstant(knownAt);
        if (knownAt is not null && known is null)
        {
            errors.Add(new("?knownAt", ErrorCode.BadValue, "应为带时区的时刻，如 2026-11-23T09:00:00+08:00。"));
        }

        if (errors.Count > 0 || start is null)
        {
            throw Problem.InvalidParameter(errors);
        }

        return DeadlineView.Of(calculator.Explain(limit, start, region, known));
    }

    private static LimitLength ReadLimit(string? kind, string? length, List<ProblemError> errors)
    {
        const string immediate = "immediate";
        var isKnown = LimitLength.TryRead(kind, kind == immediate ? null : 1, out var limit, out var fault);
        if (!isKnown)
        {
            errors.Add(new("?kind", ErrorCode.BadValue, fault!));
        }

        int? number = int.TryParse(length, CultureInfo.InvariantCulture, out var value) ? value : null;
        if (length is not null && number is null)
        {
            errors.Add(new("?length", ErrorCode.BadValue, "应为整数。"));
        }
        else if (isKnown && !LimitLength.TryRead(kind, number, out limit, out fault))
        {
            errors.Add(new("?length", ErrorCode.BadValue, fault));
        }

        return limit;
    }

    private static Instant? ReadInstant(string? text) =>
        OffsetDateTimePattern.Rfc3339.Parse((text ?? string.Empty).Replace(' ', '+')) is { Success: true } instant ? instant.Value.ToInstant() : null;

    private static ClockStart? ReadStart(string? from, List<ProblemError> errors)
    {
        const string happening = "起算";
        var start = LocalDatePattern.Iso.Parse(from ?? string.Empty) is { Success: true } date ? ClockStart.From(date.Value, happening)
            : ReadInstant(from) is { } instant ? ClockStart.From(instant, happening)
            : null;
        if (start is null || !LimitCalculator.Covers(start.On))
        {
            errors.Add(new("?from", ErrorCode.BadValue, $"应为 {LimitCalculator.FirstStart:uuuu-MM-dd} 至 {LimitCalculator.LastStart:uuuu-MM-dd} 之间的日期（如 2026-11-23），或带时区的时刻（如 2026-11-23T09:00:00+08:00）。"));
            return null;
        }

        return start;
    }
}
