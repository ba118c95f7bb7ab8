using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Items;

namespace MedInsFlows.Host.Casework;

/// <summary>What is to be done to a case, decided while it is locked.</summary>
/// <param name="Kind">What it asks of the flow.</param>
/// <param name="Event">What comes to the case.</param>
/// <param name="Actor">Who does it.</param>
internal sealed record CaseAction(StimulusKind Kind, CaseEvent Event, Actor Actor)
{
    /// <summary>Where the flow goes on.</summary>
    public Guid? BookmarkId { get; init; }

    /// <summary>What runs again, is left or is moved.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The outcome by which a step is left.</summary>
    public string? Outcome { get; init; }

    /// <summary>The node to which the flow is moved.</summary>
    public string? NodeId { get; init; }

    /// <summary>The number of the last stimulus that the actor knew of.</summary>
    public int? Expected { get; init; }

    /// <summary>The version of the item by which the case goes on from now on.</summary>
    public PublishedItem? Item { get; init; }

    /// <summary>Why it is done, where that is only kept on the record.</summary>
    public Revision? Reason { get; init; }

    /// <summary>The application as it is from now on, with its revision.</summary>
    public (Application Content, Revision Revision)? Application { get; init; }

    /// <summary>The opinion that was given, with its revision.</summary>
    public (Opinion Content, Revision Revision)? Opinion { get; init; }

    /// <summary>What else is written in the same commit.</summary>
    public Action<Transaction, DateTimeOffset>? Write { get; init; }
}
