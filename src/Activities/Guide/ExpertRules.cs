using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities.Guide;

/// <summary>Whether a 专家审核 says all that it must.</summary>
internal static class ExpertRules
{
    private const int MostExperts = 99;

    /// <summary>All that is wrong, each a Chinese sentence; empty if nothing is.</summary>
    /// <param name="review">The node.</param>
    /// <param name="stages">The stages of all tasks of the flow.</param>
    public static IEnumerable<string> Check(ExpertReview review, IReadOnlyList<string> stages) =>
    [
        .. FlowRules.Stated("环节名称（stage）", review.Stage),
        .. review.Experts.Constant() is >= 1 and <= MostExperts ? [] : (string[])[$"专家人数（experts）应为1至{MostExperts}。"],
        .. review.Share.Constant() is >= 1 and <= 100 ? [] : (string[])["同意比例（share）应为1至100。"],
        .. TaskRules.KnownStages(review.MustDifferFrom.Constant(), stages),
        .. ItemRules.Check(review.DataToEnter.Constant() ?? []),
    ];
}
