using System.Text.Json;
using System.Text.RegularExpressions;

namespace MedInsFlows.Cases.Items;

/// <summary>Collects what is wrong with facts; knows the ids that cases and conditions may name.</summary>
internal sealed partial class FactCheck(IReadOnlyList<ApplicantCase> cases, IReadOnlyList<Circumstance> circumstances)
{
    private readonly List<string> faults = [];

    public IReadOnlyList<string> Faults => faults;

    public void Add(string fault) => faults.Add(fault);

    public void NotBlank(string what, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add($"{what}没有填写。");
        }
    }

    public void Ids(string what, IEnumerable<(string Id, string Name)> entries)
    {
        foreach (var group in entries.GroupBy(entry => entry.Id, entry => entry.Name, StringComparer.Ordinal))
        {
            if (!WellFormedId().IsMatch(group.Key))
            {
                Add($"{what}的编号“{group.Key}”不合规：须为1至64个字符，不含空白、引号、点号、斜线和波浪号。");
            }

            if (group.Count() > 1)
            {
                Add($"{what}的编号“{group.Key}”用了{group.Count()}次，每个编号只能用一次。");
            }

            foreach (var name in group)
            {
                NotBlank($"{what}“{group.Key}”的名称", name);
            }
        }
    }

    public void Cases(string place, IReadOnlyList<string>? ids)
    {
        if (ids is [])
        {
            Add($"{place}的申请人类别是空的：适用于所有人的，请去掉 cases。");
        }

        foreach (var id in ids ?? [])
        {
            if (cases.All(known => known.Id != id))
            {
                Add($"{place}所限的申请人类别“{id}”不存在，请先在 applicantCases 中列出。");
            }
        }
    }

    public void Condition(string place, Condition? condition, FieldLevel level, RequiredField? before)
    {
        if (condition is null)
        {
            return;
        }

        NotBlank($"{place}的条件的文字", condition.Text);
        if (condition.Circumstance is { } id && circumstances.All(known => known.Id != id))
        {
            Add($"{place}的条件所指的情形“{id}”不存在，请先在 circumstances 中列出。");
        }

        if (condition.Field is null != condition.EqualTo is null)
        {
            Add($"{place}的条件不完整：field 与 equals 须同时给出。");
        }
        else if (condition is { Field: { } path, EqualTo: { } value })
        {
            if (level.Find(path, before) is not { } field)
            {
                Add($"{place}的条件所指的信息项“{path}”不存在，或没有排在它的前面。");
            }
            else if (!CanEqual(field, value))
            {
                Add($"{place}的条件要求信息项“{path}”等于一个它取不到的值。");
            }
        }
    }

    private static bool CanEqual(RequiredField field, JsonElement value) => field.Type switch
    {
        _ when field.Type.HasParts() => false,
        _ when field.Type.HasOptions() =>
            value.ValueKind == JsonValueKind.String && (field.Options ?? []).Any(option => value.ValueEquals(option.Id)),
        _ when field.Type.IsNumber() => value.ValueKind == JsonValueKind.Number,
        FieldType.Boolean => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind == JsonValueKind.String,
    };

    [GeneratedRegex("""\A[^\s"'“”./~]{1,64}\z""")]
    private static partial Regex WellFormedId();
}
