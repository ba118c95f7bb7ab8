using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>What somebody wants done, under one idempotency key, however often it is sent.</summary>
/// <param name="Key">The key.</param>
/// <param name="Kind">What it asks of the flow.</param>
/// <param name="Event">What comes to the case.</param>
internal sealed record Request(string Key, StimulusKind Kind, CaseEvent Event)
{
    /// <summary>The key in the journal.</summary>
    public const string KeyInput = "command";

    private const string Refusal = "refused";

    /// <summary>The instance; null for a request to start one.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>Of a request to start, the version of the definition.</summary>
    public DefinitionVersion? Version { get; init; }

    public string? BookmarkId { get; init; }

    public string? ExecutionId { get; init; }

    /// <summary>Whether steps that can fail will fail.</summary>
    public bool Troubles { get; init; }

    /// <summary>What came back; null as long as nothing did.</summary>
    public string? Answer { get; private set; }

    /// <summary>Whether it was refused.</summary>
    public bool IsRefused => Answer == Refusal;

    /// <summary>Takes an answer; every one must be like the first. Only what was refused for want of an incident may find one later.</summary>
    public void Receive(string answer)
    {
        Violation.Unless(Answer is null || Answer == answer || (IsRefused && Kind == StimulusKind.Retry), $"{Key} was answered “{Answer}” and then “{answer}”");
        Answer = answer;
    }

    public void Refuse() => Receive(Refusal);

    /// <summary>The stimulus it brings, unless the case as it stands does not allow it.</summary>
    /// <param name="store">What is seen under the lock.</param>
    public Stimulus? Decide(Store store) => Event switch
    {
        TaskCompleted completed when store.Tasks.GetValueOrDefault(completed.TaskId)?.State != TaskRow.Open => null,
        TaskClaimed claimed when store.Tasks.GetValueOrDefault(claimed.TaskId)?.State != TaskRow.Open => null,
        _ => Stimulus(),
    };

    public override string ToString() => $"{Key} {Kind} {Event.GetType().Name} {(Event as TaskCompleted)?.Decision}{(Troubles ? " in trouble" : string.Empty)} to {Short(InstanceId)}";

    public static string Short(Guid? id) => id is { } known ? $"#{known.ToString()[^2..]}" : "a new case";

    private Stimulus Stimulus()
    {
        var input = CaseJson.Write(Event);
        (input[KeyInput], input[Trouble.Key]) = (Key, Troubles);
        if (Version is not null)
        {
            input["definition"] = Version.Id.ToString();
        }

        return new Stimulus(Kind, Event.GetType().Name, "someone") { BookmarkId = BookmarkId, ExecutionId = ExecutionId, Input = input };
    }
}
