using System.Text.Json;
using System.Text.RegularExpressions;
using MedInsFlows.Cases.Items;
using MedInsFlows.Workflows.Tests.Files;
using static MedInsFlows.Workflows.Tests.Transcription.Letters;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>
/// A definition's guide against what its document prints. White space and the width of punctuation do not count. What the guide has beyond
/// the rows that the document prints for it must stand somewhere in what it prints of the item, or a 推定 must name it.
/// </summary>
internal sealed partial class Comparison(DefinitionFile file, PrintedItem printed)
{
    private const string Gap = @"(?:经办机构落款|\*+(?:年\*+月\*+日)?)";

    private readonly Item guide = file.Item ?? throw new InvalidOperationException(file.Fault("要素", "读不出来", "请先改正 WorkflowFileTests 指出的错误"));
    private readonly string text = Normal(printed.Text);

    public IEnumerable<string> Names() =>
    [
        .. Same("子项名称", printed.Titles, guide.Title),
        .. Same("子项编码", [printed.Code ?? string.Empty], guide.Code),
        .. printed.Group is null ? [] : Same("主项名称", [printed.Group], guide.Group),
        .. guide.Seq == printed.Number ? Array.Empty<string>() : [file.Fault("seq", $"是{guide.Seq}", $"文件中的序号是{printed.Number}")],
    ];

    public IEnumerable<string> Descriptions() =>
    [
        .. printed.Description is null ? [] : Same("事项描述", [printed.Description], guide.Description),
        .. printed.HandlingType is null ? [] : Same("办件类型", [printed.HandlingType], guide.HandlingType switch
        {
            HandlingType.Committed => "承诺件",
            HandlingType.Immediate => "即办件",
            _ => null,
        }),
        .. printed.SharesItsGuide && guide.ServiceObject is { Length: > 0 } part && Bare(printed.ServiceObject).Contains(Bare(part), StringComparison.Ordinal)
            ? [] : Same("服务对象", [printed.ServiceObject ?? string.Empty], guide.ServiceObject),
        .. Rows("受理层级", printed.Levels, guide.Levels),
        .. Rows("办理部门", printed.Departments, guide.Departments),
    ];

    /// <summary>Every printed limit is in the guide; every limit of the guide is printed, and its number stands in its phrase.</summary>
    public IEnumerable<string> Limits() =>
    [
        .. printed.Limits.SelectMany(Duration.In, (phrase, limit) => (phrase, limit))
            .Where(one => !guide.TimeLimits.Any(fact => Has(fact, one.limit)))
            .DistinctBy(one => one.limit)
            .Select(one => file.Fault("办理时限", $"没有{one.limit}", $"文件印“{one.phrase}”，请加上")),
        .. guide.TimeLimits.Where(fact => !text.Contains(Normal(fact.Text).TrimEnd('.', ';'), StringComparison.Ordinal))
            .Select(fact => file.Fault("办理时限", $"“{fact.Text}”文件没有印", "请照印")),
        .. guide.TimeLimits.Where(fact => Duration.In(fact.Text) is var limits && (limits.Count == 0 || limits.Any(limit => !Has(fact, limit)) && !limits.Any(limit => Is(fact, limit))))
            .Select(fact => file.Fault("办理时限", $"“{fact.Text}”与所填的{fact.Length} {fact.Kind}不符", "请改正数或单位")),
    ];

    /// <summary>One printed row is one material. 河南 may carry the rows of its 指南 in place of those of its 清单.</summary>
    public IEnumerable<string> Materials()
    {
        var missing = Missing(printed.Materials);
        return
        [
            .. printed.OtherMaterials.Count > 0 && Missing(printed.OtherMaterials).Count == 0 ? [] : missing
                .Select(row => file.Fault("受理材料", $"没有“{row}”", "文件印的每一行是一份材料，请照印")),
            .. guide.Materials.Where(material => !IsPrinted(material.Name) && !IsInferred(material.Name))
                .Select(material => file.Fault("受理材料", $"“{material.Name}”文件没有印", "请照印，或在“推定”中写明它的名称和理由")),
            .. printed.InsteadOfMaterials is { } statement ? Contained("受理材料", [statement]) : [],
        ];
    }

    /// <summary>Which rows of the 指南 the guide does not have; no fault where those of the 清单 are there.</summary>
    public IEnumerable<string> OtherMaterialsNotCarried() =>
        Missing(printed.OtherMaterials).Select(row => file.Fault("受理材料", $"没有指南的“{row}”", "清单的行齐全，这不算错"));

    /// <summary>Each printed row is a field; one with a list in brackets may be a group with a part for each of the list.</summary>
    public IEnumerable<string> RequiredFields() =>
        Rows(
            "受理信息必填项",
            printed.RequiredFields.Where(row => !guide.RequiredFields.Any(field => IsGroupOf(field, row))),
            guide.RequiredFields.Select(field => field.Name));

    public IEnumerable<string> Conditions() =>
    [
        .. Sentences(string.Concat(printed.Conditions))
            .Where(sentence => !Normal(string.Concat(guide.Conditions)).Contains(sentence, StringComparison.Ordinal))
            .Select(sentence => file.Fault("事项办理条件", $"没有“{sentence}”", "请照印")),
        .. guide.Conditions.Where(condition => !IsPrinted(condition))
            .Select(condition => file.Fault("事项办理条件", $"“{condition}”文件没有印", "请照印或删除")),
    ];

    /// <summary>Each printed row is a basis: name, number and clause together have its letters.</summary>
    public IEnumerable<string> Bases()
    {
        var ours = guide.Basis.Select(basis => (Text: $"{basis.Name} {basis.Number} {basis.Clause}".Trim(), Letters: Bare(basis.Name + basis.Number + basis.Clause))).ToList();
        var rows = printed.BasisIsMerged && ours.Count == 0 ? [] : printed.Basis;
        return
        [
            .. rows.Where(row => ours.All(basis => basis.Letters != Bare(row))).Select(row => file.Fault("办理依据", $"没有“{row}”", "请照印")),
            .. ours.Where(basis => rows.All(row => Bare(row) != basis.Letters) && !Bare(printed.Text).Contains(basis.Letters, StringComparison.Ordinal))
                .Select(basis => file.Fault("办理依据", $"“{basis.Text}”文件没有印", "请照印或删除")),
        ];
    }

    /// <summary>Each printed template is one of the guide's word for word, its blanks filled by <c>{{name}}</c>, and the other way round.</summary>
    public IEnumerable<string> Templates()
    {
        var ours = guide.MessageTemplates.Select(template => (template.Text, Pattern: Pattern(template.Text))).ToList();
        return
        [
            .. printed.Templates.Where(row => !ours.Any(template => template.Pattern.IsMatch(Normal(row))))
                .Select(row => file.Fault("消息推送模板", $"没有“{row}”", "请照印，空格写作 {{名称}}")),
            .. ours.Where(template => !printed.Templates.Any(row => template.Pattern.IsMatch(Normal(row))))
                .Select(template => file.Fault("消息推送模板", $"“{template.Text}”文件没有印", "请照印，或不作为文件的模板")),
        ];
    }

    public IEnumerable<string> Risks() =>
    [
        .. Same("风险级别", [printed.RiskLevel ?? string.Empty], guide.RiskLevel),
        .. Rows(
            "业务风险点识别",
            printed.RiskPoints.Select(risk => $"{risk.Step}：{risk.Text}"),
            guide.RiskPoints.Select(risk => $"{risk.Step}：{risk.Text}")),
        .. guide.RiskPoints.Where(risk => !printed.RiskPoints.Any(row => Normal(row.Text) == Normal(risk.Text) && row.Step == risk.Step))
            .Select(risk => file.Fault("业务风险点识别", $"“{risk.Step}：{risk.Text}”文件没有印", "请照印或删除")),
    ];

    public IEnumerable<string> Steps() =>
    [
        .. Rows("办理环节", printed.Steps, guide.Steps),
        .. printed.Steps.Count == 0 ? [] : guide.Steps.Where(step => !IsPrinted(step))
            .Select(step => file.Fault("办理环节", $"“{step}”文件没有印", "不得擅自增加环节")),
    ];

    public IEnumerable<string> Channels()
    {
        var ours = guide.Channels.Select(channel => channel.Text)
            .Concat(guide.Places.Select(place => place.Name + place.Address + place.Windows)).Select(Normal).ToList();
        return printed.Channels.Where(row => !ours.Any(channel => channel.Contains(Normal(row), StringComparison.Ordinal)))
            .Select(row => file.Fault("办理渠道", $"没有“{row}”", "请照印"));
    }

    /// <summary>A remark may stand as such or be worked into a condition, a material or a limit of the guide.</summary>
    public IEnumerable<string> Remarks() => Contained("备注", printed.Remarks.SelectMany(Sentences));

    public IEnumerable<string> Forms() => printed.Forms.Where(form => !guide.Forms.Any(ours => Normal(ours.Name).Contains(Normal(form), StringComparison.Ordinal)))
        .Select(form => file.Fault("参考样表", $"没有“{form}”", "请照印"));

    /// <summary>The parts of the places make up the printed cell, and nothing is left of it.</summary>
    public IEnumerable<string> Places()
    {
        var left = guide.Places.SelectMany(place => new[] { place.Name, place.Address, place.Windows }).Select(Bare)
            .Where(part => part.Length > 0)
            .OrderByDescending(part => part.Length).Aggregate(Bare(printed.Place), (cell, part) => cell.Replace(part, string.Empty, StringComparison.Ordinal));
        return
        [
            .. left.Length == 0 ? Array.Empty<string>() : [file.Fault("办理地点", $"没有“{left}”", $"文件印“{printed.Place}”，请照印")],
            .. printed.Phone is null || guide.Places.Any(place => Bare(place.Phone) == Bare(printed.Phone)) ? Array.Empty<string>() : [file.Fault("咨询电话", $"没有{printed.Phone}", "请照印")],
        ];
    }

    private static bool Is(TimeLimitFact fact, Duration limit) => (fact.Kind, fact.Length) == (limit.Kind, limit.Length);

    private static bool Has(TimeLimitFact fact, Duration limit) => Is(fact, limit) || (fact.ExtendedKind, fact.ExtendedLength) == (limit.Kind, limit.Length);

    private static Regex Pattern(string template) => new($"^{string.Join(Gap, Blank().Split(Normal(template)).Select(Regex.Escape))}$");

    private IEnumerable<string> Same(string place, IReadOnlyList<string> rows, string? ours) => rows.Any(row => Normal(row).TrimEnd('.') == Normal(ours).TrimEnd('.'))
        ? []
        : [file.Fault(place, $"是“{ours}”", rows[0].Length > 0 ? $"文件印“{string.Join("”或“", rows)}”，请照印" : "文件没有印，请留空")];

    private IEnumerable<string> Rows(string place, IEnumerable<string> rows, IEnumerable<string> ours) => rows
        .ExceptBy(ours.Select(Normal), Normal)
        .Select(row => file.Fault(place, $"没有“{row}”", "请照印"));

    private IEnumerable<string> Contained(string place, IEnumerable<string> sentences)
    {
        var all = string.Join('|', Strings(JsonSerializer.SerializeToElement(guide, FactsJson.Options)).Select(Normal));
        return sentences.Where(sentence => !all.Contains(Normal(sentence).TrimEnd('.', ';'), StringComparison.Ordinal))
            .Select(sentence => file.Fault(place, $"没有“{sentence}”", "请写进备注或有关要素"));
    }

    /// <summary>
    /// The rows that no material is, none being two of them; a row that numbers its papers ①② may be one for each of these, and a row
    /// that begins with an applicant case may be the rest of it, limited to that case.
    /// </summary>
    private List<string> Missing(IEnumerable<string> rows)
    {
        var ours = guide.Materials.Select(material => Normal(material.Name)).ToList();
        return [.. rows.Where(row => !Take(row) && !(Papers(row) is { Count: > 0 } papers && papers.All(Take)) && !(OfCase(row) is { } material && Take(material)))];

        bool Take(string row) => ours.Remove(Normal(row)) || ours.Remove(ours.Find(name => IsLonger(name, Normal(row))) ?? string.Empty);
    }

    private string? OfCase(string row) => CaseLabel().Match(row) is { Success: true } label
        ? guide.Materials.FirstOrDefault(material => Normal(material.Name) == Normal(label.Groups[2].Value)
            && guide.ApplicantCases.Any(one => Normal(one.Name) == Normal(label.Groups[1].Value) && (material.Cases ?? []).Contains(one.Id)))?.Name
        : null;

    private static List<string> Papers(string row) => [.. PaperNumber().Split(row).Skip(1).Select(Row)];

    private static bool IsGroupOf(RequiredField field, string row) => Listed().Match(row) is { Success: true } list
        && Normal(field.Name) == Normal(list.Groups[1].Value)
        && list.Groups[2].Value.Split('、', '及').All(piece => (field.Parts ?? []).Any(part => Normal(part.Name).Contains(Normal(piece), StringComparison.Ordinal)));

    /// <summary>A name may go on with the remark printed behind the row, or begin with the case printed before it.</summary>
    private bool IsLonger(string name, string row) => (name.StartsWith(row, StringComparison.Ordinal) || name.EndsWith(row, StringComparison.Ordinal)) && IsPrinted(name);

    private bool IsPrinted(string words) => text.Contains(Normal(words).TrimEnd('.', ';'), StringComparison.Ordinal);

    private bool IsInferred(string name) => file.JsonNodes.SelectMany(Strings).SelectMany(clause => clause.Split('\n'))
        .Any(line => line.StartsWith("推定", StringComparison.Ordinal) && Normal(line).Contains(Normal(name), StringComparison.Ordinal));

    private static IEnumerable<string> Strings(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().SelectMany(member => Strings(member.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [json.GetString()!],
        _ => [],
    };

    [GeneratedRegex("[①-⑳]|[（(][0-9][）)]")]
    private static partial Regex PaperNumber();

    [GeneratedRegex("^([^：:]+)[：:](.+)$")]
    private static partial Regex CaseLabel();

    [GeneratedRegex("^(.+)[（(]([^（）();；]+)(?:[;；][^（）()]+)?[）)]$")]
    private static partial Regex Listed();

    [GeneratedRegex(@"\{\{[^}]+\}\}")]
    private static partial Regex Blank();
}
