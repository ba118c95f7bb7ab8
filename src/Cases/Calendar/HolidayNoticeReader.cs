using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace MedInsFlows.Cases.Calendar;

/// <summary>
/// Reads a <see cref="HolidayNotice"/> from JSON: the properties of that record in camelCase, dates as <c>2026-10-01</c>, days off as
/// <c>{name, from, to}</c>. Tells everything that is wrong at once. Thread-safe.
/// </summary>
public static class HolidayNoticeReader
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    private static readonly string[] Names =
    [
        "id", "year", "title", "documentNumber", "source", "knownOn", "region", "amends", "daysOff", "workingDays", "ordinaryDays",
    ];

    /// <summary>Reads a notice.</summary>
    /// <param name="utf8Json">The document, UTF-8.</param>
    /// <param name="notice">The notice, if nothing is wrong.</param>
    /// <param name="faults">Everything that is wrong; empty if nothing is.</param>
    /// <returns>Whether the notice could be read.</returns>
    public static bool TryRead(
        ReadOnlyMemory<byte> utf8Json, [NotNullWhen(true)] out HolidayNotice? notice, out ImmutableArray<NoticeFault> faults)
    {
        var found = new List<NoticeFault>();
        notice = null;
        try
        {
            using var document = JsonDocument.Parse(utf8Json, Strict);
            notice = Read(document.RootElement, found);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // A broken escape inside a text comes to light only when the text is read, as an InvalidOperationException.
            var place = error is JsonException { LineNumber: { } line } ? $"第 {line + 1} 行附近" : "文件";
            found = [new("", NoticeFaultCode.Malformed, $"{place}不是有效的 JSON（UTF-8），或有重复的字段；请改正后重新装载。")];
        }

        faults = [.. found];
        return notice is not null;
    }

    private static HolidayNotice? Read(JsonElement root, List<NoticeFault> faults)
    {
        var fields = new NoticeFields(root, "", faults, Names);
        var id = fields.Word("id");
        var year = fields.Year("year");
        var title = fields.Text("title");
        var documentNumber = fields.Text("documentNumber", required: false);
        var source = fields.Address("source");
        var knownOn = fields.Date("knownOn");
        var region = fields.Word("region", required: false);
        var amends = fields.Word("amends", required: false);
        var daysOff = fields.Items("daysOff")
            .Select(item => ReadDaysOff(item.Item, item.Pointer, faults))
            .OfType<(DaysOff Off, string Pointer)>()
            .ToList();
        var workingDays = fields.Dates("workingDays").ToList();
        var ordinaryDays = fields.Dates("ordinaryDays").ToList();

        if (year is not null)
        {
            faults.AddRange(HolidayNoticeRules.Check(year.Value, region is null && amends is null, daysOff, workingDays, ordinaryDays));
        }

        return faults.Count > 0 ? null : new()
        {
            Id = id!,
            Year = year!.Value,
            Title = title!,
            DocumentNumber = documentNumber,
            Source = source!,
            KnownOn = knownOn!.Value,
            Region = region,
            Amends = amends,
            DaysOff = [.. daysOff.Select(run => run.Off)],
            WorkingDays = [.. workingDays.Select(day => day.Date)],
            OrdinaryDays = [.. ordinaryDays.Select(day => day.Date)],
        };
    }

    private static (DaysOff Off, string Pointer)? ReadDaysOff(JsonElement item, string pointer, List<NoticeFault> faults)
    {
        var fields = new NoticeFields(item, pointer, faults, "name", "from", "to");
        var (name, from, to) = (fields.Text("name"), fields.Date("from"), fields.Date("to"));
        if (from is null || to is null)
        {
            return null;
        }

        if (from > to)
        {
            faults.Add(new(fields.At("to"), NoticeFaultCode.BadValue, "放假的止日早于起日；请核对 from 与 to。"));
            return null;
        }

        return (new(name ?? "", from.Value, to.Value), pointer);
    }
}
