using System.Globalization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Cases.Notices;

/// <summary>
/// The blanks that a template may have, and where their values come from: a closed list, and what the item asks to be filled in or entered, by its printed
/// name. So a template can be checked before it is published.
/// </summary>
public static class NoticeBlanks
{
    /// <summary>Stands where an agency has not set something of its own yet.</summary>
    private const string NotSet = "（本地未设定）";

    private static readonly Dictionary<string, Func<NoticeSources, string>> Values = new()
    {
        ["经办机构落款"] = from => from.Agency.Name,
        ["咨询电话"] = from => from.Agency.Phone ?? NotSet,
        ["申请人姓名"] = from => from.Application.Applicant.Name,
        ["参保人姓名"] = from => from.Application.Subject().Name,
        ["申请日期"] = from => Date(from.File.ReceivedAt),
        ["办结日期"] = from => Date(from.File.ClosedAt ?? from.Now),
        ["事项名称"] = from => from.Item.Title,
        ["办件编号"] = from => from.File.CaseNumber,
        ["原因"] = from => (from.Opinion?.Reason ?? from.File.Result)?.TrimEnd('。') ?? NotSet,
        ["补正内容"] = Corrections,
    };

    /// <summary>The names of the blanks that every item has.</summary>
    public static IReadOnlyCollection<string> Names => Values.Keys;

    /// <summary>All names of blanks that the templates of an item may have.</summary>
    /// <param name="item">The item.</param>
    public static IEnumerable<string> NamesFor(Item item) => Names.Concat(FieldBlanks.NamesFor(item));

    /// <summary>Fills a template for a case.</summary>
    /// <param name="template">The wording.</param>
    /// <param name="sources">Where values come from.</param>
    public static string Fill(string template, NoticeSources sources)
    {
        var parsed = MessageTemplate.Parse(template);
        return parsed.Fill(parsed.Blanks.ToDictionary(blank => blank, blank => Values.TryGetValue(blank, out var value) ? value(sources) : FieldBlanks.ValueOf(blank, sources) ?? NotSet));
    }

    private static string Date(Instant instant) => ShanghaiTime.DateOf(instant).ToString("yyyy'年'MM'月'dd'日'", CultureInfo.InvariantCulture);

    private static string Corrections(NoticeSources from)
    {
        var reasons = from.File.Lacks.Select(lack => lack.Reason ?? lack.NameIn(from.Item)).Append(from.File.Lacks.All(lack => lack.Reason is null) ? from.Opinion?.Reason : null);
        return string.Join('；', reasons.OfType<string>().Select(reason => reason.TrimEnd('。'))) is { Length: > 0 } text ? text : NotSet;
    }
}
