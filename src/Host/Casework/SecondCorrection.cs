using System.Text.Json;
using MedInsFlows.Activities;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>
/// 再次补正: what is missing is told once, so asking again needs a reason, and asking for what could have been asked the first time is held back until
/// it is said what is new.
/// </summary>
internal static class SecondCorrection
{
    /// <summary>What stands against returning a case for correction once more.</summary>
    public static IEnumerable<ProblemError> Judge(LoadedCase found, TaskFacts facts, TaskDecision sent)
    {
        if (found.File.Corrections.IsEmpty || facts.DataToEnter.All(field => field.Id != RequestCorrection.DeficientMaterials))
        {
            yield break;
        }

        if (string.IsNullOrWhiteSpace(sent.Reason) && facts.Decisions.Any(rule => rule.Decision == sent.Decision && !rule.RequiresReason))
        {
            yield return new("/reason", ErrorCode.MissingField, "已经要求申请人补正过，再次要求补正须写明理由。");
        }

        var belated = CorrectionRound.Belated(found.File.Corrections, Texts(sent, RequestCorrection.DeficientMaterials)).ToList();
        if (belated.Count > 0 && string.IsNullOrWhiteSpace(Texts(sent, RequestCorrection.NewFindings).FirstOrDefault()))
        {
            var names = belated.Select(id => $"“{found.Item.Definition.Item.Materials.FirstOrDefault(material => material.Id == id)?.Name ?? id}”");
            yield return new(
                $"/data/{RequestCorrection.NewFindings}",
                ErrorCode.MissingField,
                $"{string.Join('、', names)}在首次一次性告知时就可以提出，此后没有变动；请在“再次补正的新情况”（{RequestCorrection.NewFindings}）中写明首次告知之后有什么新情况。");
        }
    }

    private static IEnumerable<string> Texts(TaskDecision sent, string field) => sent.Data?.GetValueOrDefault(field) switch
    {
        { ValueKind: JsonValueKind.Array } list => list.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.String).Select(value => value.GetString()!),
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        _ => [],
    };
}
