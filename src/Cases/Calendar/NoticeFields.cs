using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Calendar;

/// <summary>
/// The fields of one JSON object of a notice. What cannot be read is added to the faults and answered as null. Not thread-safe.
/// </summary>
internal sealed class NoticeFields
{
    private const int LongestText = 200;

    private readonly JsonElement element;
    private readonly string pointer;
    private readonly ICollection<NoticeFault> faults;

    /// <param name="element">The object; anything else is a fault, and so is a field that is not named in <paramref name="names"/>.</param>
    /// <param name="pointer">Where the object stands in the document.</param>
    /// <param name="faults">Where faults are added.</param>
    /// <param name="names">The names of the fields that may occur.</param>
    public NoticeFields(JsonElement element, string pointer, ICollection<NoticeFault> faults, params string[] names)
    {
        (this.element, this.pointer, this.faults) = (element, pointer, faults);
        if (element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(new(pointer, NoticeFaultCode.BadValue, $"应为对象，含字段 {string.Join('、', names)}。"));
            return;
        }

        foreach (var field in element.EnumerateObject().Where(field => !names.Contains(field.Name)))
        {
            faults.Add(new(At(field.Name), NoticeFaultCode.UnknownField, $"没有名为“{field.Name}”的字段；可用的字段有 {string.Join('、', names)}。"));
        }
    }

    /// <summary>The pointer of a field.</summary>
    public string At(string name)
    {
        var escaped = name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);
        return $"{pointer}/{escaped}";
    }

    /// <summary>A text of 1 to 200 characters without space around it.</summary>
    public string? Text(string name, bool required = true) => Find(name, required, JsonValueKind.String)?.GetString() switch
    {
        null => null,
        { Length: > 0 and <= LongestText } text when text == text.Trim() => text,
        _ => Refuse<string?>(At(name), $"“{name}”应为 1 至 {LongestText} 个字，首尾不留空格。"),
    };

    /// <summary>A text in lower-case letters and digits, its words joined by hyphens.</summary>
    public string? Word(string name, bool required = true) => Text(name, required) switch
    {
        null => null,
        var text when text.Split('-').All(IsWord) => text,
        _ => Refuse<string?>(At(name), $"“{name}”应由小写字母和数字组成，词间用连字符，例如 holidays-2026。"),
    };

    /// <summary>An http or https address.</summary>
    public Uri? Address(string name) => Text(name) switch
    {
        null => null,
        var text when Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" => address,
        _ => Refuse<Uri?>(At(name), $"“{name}”应为发布页的完整网址，以 https:// 开头。"),
    };

    /// <summary>A year that notices can be about: the calendar's second to its last.</summary>
    public int? Year(string name)
    {
        // A notice may reach back into December, so that the calendar's first year is left out.
        int first = WorkingCalendar.FirstDay.Year + 1, last = WorkingCalendar.LastDay.Year;
        return Find(name, required: true, JsonValueKind.Number) switch
        {
            null => null,
            { } number when number.TryGetInt32(out var year) && year >= first && year <= last => year,
            _ => Refuse<int?>(At(name), $"“{name}”应为 {first} 至 {last} 的年份。"),
        };
    }

    /// <summary>A date.</summary>
    public LocalDate? Date(string name) => Find(name, required: true, JsonValueKind.String) is { } text ? ReadDate(text, At(name)) : null;

    /// <summary>A list of dates that may be absent, each with its pointer; those that cannot be read are left out.</summary>
    public IEnumerable<(LocalDate Date, string Pointer)> Dates(string name)
    {
        foreach (var (item, at) in Items(name))
        {
            if (ReadDate(item, at) is { } date)
            {
                yield return (date, at);
            }
        }
    }

    /// <summary>The items of a list that may be absent, each with its pointer.</summary>
    public IEnumerable<(JsonElement Item, string Pointer)> Items(string name) =>
        Find(name, required: false, JsonValueKind.Array) is { } list
            ? list.EnumerateArray().Select((item, index) => (item, $"{At(name)}/{index}"))
            : [];

    private JsonElement? Find(string name, bool required, JsonValueKind kind)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        if (!element.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            if (required)
            {
                faults.Add(new(At(name), NoticeFaultCode.MissingField, $"缺少“{name}”。"));
            }

            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        var expected = kind switch { JsonValueKind.String => "文本", JsonValueKind.Number => "整数", _ => "列表" };
        faults.Add(new(At(name), NoticeFaultCode.BadValue, $"“{name}”应为{expected}。"));
        return null;
    }

    private LocalDate? ReadDate(JsonElement value, string at) =>
        value.ValueKind == JsonValueKind.String && LocalDatePattern.Iso.Parse(value.GetString()!) is { Success: true, Value: var date }
            ? date
            : Refuse<LocalDate?>(at, "应为真实存在的日期，写作 2026-10-01 的样子。");

    private T? Refuse<T>(string at, string detail)
    {
        faults.Add(new(at, NoticeFaultCode.BadValue, detail));
        return default;
    }

    private static bool IsWord(string part) => part.Length > 0 && part.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c));
}
