using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether an 出具文书 says all that it must.</summary>
internal static class DocumentRules
{
    /// <summary>All that is wrong, each a Chinese sentence; empty if nothing is.</summary>
    /// <param name="paper">The node.</param>
    /// <param name="item">The facts of the item.</param>
    public static IEnumerable<string> Check(IssueDocument paper, Item item) =>
    [
        .. FlowRules.Stated("文书种类（kind）", paper.Kind),
        .. paper.Kind.Constant() is { Length: > 0 } kind && PaperKind.Find(kind) is null ? (string[])[$"没有文书种类“{kind}”；可用的有{string.Join('、', PaperKind.All.Select(known => $"{known.Id}（{known.Name}）"))}。"] : [],
        .. FlowRules.Audience(paper.Audience, ofAgency: true),
        .. paper.Body.Constant() is { Length: > 0 } ? FlowRules.Template(paper.Body!, item) : [],
    ];
}
