using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Instances;

/// <summary>What sets an instance in motion. It is the first record of its burst in the journal and, with the pinned definition, all that a replay needs.</summary>
/// <param name="Kind">What it asks of the flow.</param>
/// <param name="Name">What happened, in the words of the domain, e.g. <c>TaskCompleted</c>.</param>
/// <param name="Actor">Who did it: a user name, or <c>system</c>.</param>
public sealed record Stimulus(StimulusKind Kind, string Name, string Actor)
{
    /// <summary>The role in which the actor acted.</summary>
    public string? Role { get; init; }

    /// <summary>Its number within the instance, from 1. Given by the engine.</summary>
    public int Number { get; init; }

    /// <summary>Business time, to the microsecond. Given by the engine.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>For draws in the burst. Given by the engine.</summary>
    public ulong Seed { get; init; }

    /// <summary>The bookmark to resume at.</summary>
    public string? BookmarkId { get; init; }

    /// <summary>The execution to retry or skip, or whose wait is to be moved.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>Of a skip: the outcome by which the activity is left.</summary>
    public string? Outcome { get; init; }

    /// <summary>Of a move: the node at which the flow goes on.</summary>
    public string? NodeId { get; init; }

    /// <summary>
    /// The number of the last stimulus that its sender knew of. Where another has come since, it is refused. Not written down.
    /// </summary>
    public int? Expected { get; init; }

    /// <summary>Of a start: the instance that started this one, if one did.</summary>
    public string? ParentId { get; init; }

    /// <summary>Of a start: the wait point of the parent at which the end is awaited, if it is.</summary>
    public string? ReplyTo { get; init; }

    /// <summary>Of a start: what ties the instance to others of the same matter.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What it brings: ids, outcomes, amounts, dates and references; never what is personal.</summary>
    public JsonObject Input { get; init; } = [];
}

/// <summary>What a stimulus asks of the flow.</summary>
public enum StimulusKind
{
    /// <summary>Begin.</summary>
    Start,

    /// <summary>Go on at a bookmark.</summary>
    Resume,

    /// <summary>Nothing; it is only recorded, with what it means for the case.</summary>
    Note,

    /// <summary>End now.</summary>
    Cancel,

    /// <summary>Run again what faulted.</summary>
    Retry,

    /// <summary>Leave what faulted by an outcome, as if it had completed.</summary>
    Skip,

    /// <summary>Stand still: what the flow waits for is refused until a <see cref="Release"/>. Clocks go on.</summary>
    Hold,

    /// <summary>Go on after a <see cref="Hold"/>.</summary>
    Release,

    /// <summary>Leave the waits and go on at another node.</summary>
    Move,

    /// <summary>Go on by another version of the definition, which <c>definition</c> in what it brings names.</summary>
    Migrate,
}
