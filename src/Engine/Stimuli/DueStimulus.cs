using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Stimuli;

/// <summary>A stimulus that is to be delivered.</summary>
/// <param name="Seq">Its place among all.</param>
/// <param name="Id">Its id.</param>
/// <param name="Aim">What it brings.</param>
/// <param name="Name">What happened.</param>
public sealed record DueStimulus(long Seq, Guid Id, StimulusAim Aim, string Name)
{
    /// <summary>The instance that sends it; none: it comes from outside.</summary>
    public Guid? SourceId { get; init; }

    /// <summary>To whom.</summary>
    public Guid? InstanceId { get; init; }

    /// <summary>The wait point to go on at.</summary>
    public Guid? BookmarkId { get; init; }

    /// <summary>Of an instance to be started, its definition.</summary>
    public string? DefinitionId { get; init; }

    /// <summary>Of an instance to be started, its correlation id.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The wait point of the sender at which the end of the started instance is awaited.</summary>
    public Guid? ReplyTo { get; init; }

    /// <summary>What it brings.</summary>
    public JsonObject Input { get; init; } = [];
}
