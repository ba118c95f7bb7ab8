using System.Text.Json;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Demo.Play;

/// <summary>A case as the answer to a command shows it, by the REST contract. Immutable.</summary>
internal sealed record CaseSeen(Guid Id, string Status, IReadOnlyList<TaskSeen> Tasks)
{
    private static readonly string[] Final = ["completed", "refused", "rejected", "withdrawn", "expired", "cancelled", "attention"];

    /// <summary>Whether nothing happens to it any more, or an administrator has to look at it.</summary>
    public bool IsFinal => Final.Contains(Status);

    /// <summary>Whether it has been accepted.</summary>
    public bool IsAccepted => Status is "accepted" or "inReview" or "inPayment";

    /// <summary>Reads an answer.</summary>
    public static CaseSeen Of(CommandAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Json!);
        var root = json.RootElement;
        return new CaseSeen(root.GetProperty("id").GetGuid(), root.GetProperty("status").GetString()!, [.. root.GetProperty("tasks").EnumerateArray().Select(TaskSeen.Of)]);
    }
}

/// <summary>A task that waits.</summary>
internal sealed record TaskSeen(Guid Id, string Role, IReadOnlyList<DecisionRule> Decisions, IReadOnlyList<RequiredField> DataToEnter)
{
    /// <summary>The first decision of a kind; null where there is none.</summary>
    public DecisionRule? DecisionOf(DecisionKind kind) => Decisions.FirstOrDefault(rule => rule.Kind == kind);

    /// <summary>Reads a task of an answer.</summary>
    public static TaskSeen Of(JsonElement task) => new(
        task.GetProperty("id").GetGuid(),
        task.GetProperty("role").GetString()!,
        [.. task.GetProperty("decisions").EnumerateArray().Select(rule => new DecisionRule(
            rule.GetProperty("name").GetString()!,
            rule.GetProperty("kind").Deserialize<DecisionKind>(FactsJson.Options),
            rule.GetProperty("requiresReason").GetBoolean()))],
        task.GetProperty("dataToEnter").Deserialize<List<RequiredField>>(FactsJson.Options)!);
}
