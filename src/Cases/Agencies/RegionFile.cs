using System.Text.Json;
using System.Text.RegularExpressions;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Cases.Agencies;

/// <summary>Reads one region file and collects everything that is wrong with it.</summary>
internal sealed partial class RegionFile
{
    private static readonly string[] RegionMembers = ["id", "name", "code", "agencies"];
    private static readonly string[] AgencyMembers = ["id", "name", "kind", "level", "parent", "hours", "address", "windows", "phone", "bankFile"];

    private readonly string file;
    private readonly List<RegionFault> faults = [];
    private readonly Dictionary<string, OfficeHours> hours = [];
    private readonly Dictionary<string, BankFileFormat> bankFiles = [];

    /// <summary>Reads the bytes of the file with the given name.</summary>
    public RegionFile(string file, ReadOnlyMemory<byte> content)
    {
        this.file = file;
        try
        {
            using var document = JsonDocument.Parse(content);
            var region = ReadRegion(document.RootElement);
            Region = faults.Count == 0 ? region : null;
        }
        catch (JsonException malformed)
        {
            Add("", $"不是有效的 JSON（第 {malformed.LineNumber + 1} 行），请更正。");
        }
        catch (InvalidOperationException)
        {
            // System.Text.Json reads texts late, so broken UTF-8 and lone surrogates show only here.
            Add("", "含有无效的 UTF-8 文字，请以 UTF-8 保存。");
        }
    }

    /// <summary>The region, or null where there are faults.</summary>
    public Region? Region { get; }

    /// <summary>Everything wrong in the file.</summary>
    public IReadOnlyList<RegionFault> Faults => faults;

    private Region? ReadRegion(JsonElement root)
    {
        if (!IsObject(root, "", RegionMembers))
        {
            return null;
        }

        var id = Text(root, "", "id", Id(), "应为小写字母、数字和连字符");
        if (id is not null && file != $"{id}.json")
        {
            Add("/id", $"与文件名不一致，文件应名为 {id}.json。");
        }

        var name = Text(root, "", "name", Filled(), "不得为空");
        var code = Text(root, "", "code", DivisionCode(), "应为六位区划代码");
        var agencies = ReadAgencies(root);
        return faults.Count == 0 ? new(id!, name!, code!, [.. agencies.Select(agency => agency with { Hours = HoursOf(agency, agencies), BankFile = BankFileOf(agency, agencies) })]) : null;
    }

    private List<Agency> ReadAgencies(JsonElement root)
    {
        var agencies = new List<Agency>();
        if (!root.TryGetProperty("agencies", out var list) || list.ValueKind != JsonValueKind.Array || list.GetArrayLength() == 0)
        {
            Add("/agencies", "应为至少含一个机构的列表。");
            return agencies;
        }

        var before = faults.Count;
        foreach (var (index, element) in list.EnumerateArray().Index())
        {
            if (ReadAgency(element, $"/agencies/{index}") is { } agency)
            {
                agencies.Add(agency);
            }
        }

        if (faults.Count == before)
        {
            faults.AddRange(AgencyTree.Check(agencies).Select(fault => new RegionFault(file, fault.Place, fault.Text)));
        }

        return agencies;
    }

    private Agency? ReadAgency(JsonElement element, string place)
    {
        if (!IsObject(element, place, AgencyMembers))
        {
            return null;
        }

        var id = Text(element, place, "id", Id(), "应为小写字母、数字和连字符");
        var name = Text(element, place, "name", Filled(), "不得为空");
        var kind = OneOf<AgencyKind>(element, place, "kind");
        var level = OneOf<AgencyLevel>(element, place, "level");
        var parent = Optional(element, place, "parent", Id(), "应为上级机构的编号");
        ReadHours(element, place, id ?? string.Empty);
        var address = Optional(element, place, "address", Filled(), "不得为空");
        var windows = Optional(element, place, "windows", Filled(), "不得为空");
        var phone = Optional(element, place, "phone", Telephone(), "应为电话号码，如“0453-3522345”，多个号码以“、”隔开");
        if (element.TryGetProperty("bankFile", out _) && OneOf<BankFileFormat>(element, place, "bankFile") is { } format)
        {
            bankFiles[id ?? string.Empty] = format;
        }

        return id is null || name is null || kind is null || level is null
            ? null
            : new(id, name, kind.Value, level.Value, parent) { Address = address, Windows = windows, Phone = phone };
    }

    private OfficeHours HoursOf(Agency agency, List<Agency> agencies) => hours.TryGetValue(agency.Id, out var own) ? own
        : agencies.Find(candidate => candidate.Id == agency.Parent) is { } superior ? HoursOf(superior, agencies)
        : OfficeHours.Default;

    private BankFileFormat BankFileOf(Agency agency, List<Agency> agencies) => bankFiles.TryGetValue(agency.Id, out var own) ? own
        : agencies.Find(candidate => candidate.Id == agency.Parent) is { } superior ? BankFileOf(superior, agencies)
        : BankFileFormat.Csv;

    private void ReadHours(JsonElement element, string place, string agency)
    {
        if (!element.TryGetProperty("hours", out var text))
        {
            return;
        }

        if (text.ValueKind == JsonValueKind.String && OfficeHours.TryParse(text.GetString()!, out var read))
        {
            hours[agency] = read;
        }
        else
        {
            Add($"{place}/hours", "应为办公时间，如“08:30-11:30 13:30-17:00”，没有午休则如“09:00-17:00”。");
        }
    }

    private bool IsObject(JsonElement element, string place, string[] members)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            Add(place, "应为 JSON 对象。");
            return false;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!members.Contains(member.Name))
            {
                Add($"{place}/{member.Name}", $"不是可用的字段，可用的有：{string.Join('、', members)}。");
            }

            if (!seen.Add(member.Name))
            {
                Add($"{place}/{member.Name}", "重复出现，只保留一个。");
            }
        }

        return true;
    }

    private string? Optional(JsonElement element, string place, string member, Regex form, string expectation) =>
        element.TryGetProperty(member, out _) ? Text(element, place, member, form, expectation) : null;

    private string? Text(JsonElement element, string place, string member, Regex form, string expectation)
    {
        if (element.TryGetProperty(member, out var value) && value.ValueKind == JsonValueKind.String && form.IsMatch(value.GetString()!))
        {
            return value.GetString();
        }

        Add($"{place}/{member}", $"缺少或不符合要求：{expectation}。");
        return null;
    }

    private TEnum? OneOf<TEnum>(JsonElement element, string place, string member)
        where TEnum : struct, Enum
    {
        var values = Enum.GetValues<TEnum>().ToDictionary(value => JsonNamingPolicy.CamelCase.ConvertName(value.ToString()));
        if (element.TryGetProperty(member, out var text) && text.ValueKind == JsonValueKind.String
            && values.TryGetValue(text.GetString()!, out var value))
        {
            return value;
        }

        Add($"{place}/{member}", $"缺少或不是可用的值，可用的有：{string.Join('、', values.Keys)}。");
        return null;
    }

    private void Add(string place, string text) => faults.Add(new(file, place, text));

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex Id();

    [GeneratedRegex(@"\S")]
    private static partial Regex Filled();

    [GeneratedRegex(@"\A[0-9]{3,12}(-[0-9]{1,12})*(、[0-9]{3,12}(-[0-9]{1,12})*)*\z")]
    private static partial Regex Telephone();

    [GeneratedRegex("^[1-9][0-9]{5}$")]
    private static partial Regex DivisionCode();
}
