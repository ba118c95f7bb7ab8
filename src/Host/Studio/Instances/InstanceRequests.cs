using Elsa.Workflows;

namespace MedInsFlows.Host.Studio.Instances;

/// <summary>Which instances a list is to have, on the wire.</summary>
internal sealed record InstanceQuery(
    int? Page = null,
    int? PageSize = null,
    string? SearchTerm = null,
    string? DefinitionId = null,
    IReadOnlyList<string>? DefinitionIds = null,
    string? CorrelationId = null,
    int? Version = null,
    bool? HasIncidents = null,
    bool? IsSystem = null,
    WorkflowStatus? Status = null,
    IReadOnlyList<WorkflowStatus>? Statuses = null,
    WorkflowSubStatus? SubStatus = null,
    IReadOnlyList<WorkflowSubStatus>? SubStatuses = null,
    InstanceOrder? OrderBy = null,
    OrderDirection? OrderDirection = null,
    IReadOnlyList<TimestampFilter>? TimestampFilters = null);

/// <summary>In which order.</summary>
internal enum InstanceOrder
{
    /// <summary>By when they began.</summary>
    Created,

    /// <summary>By when something last happened to them.</summary>
    LastExecuted,

    /// <summary>By when they ended.</summary>
    Finished,

    /// <summary>By their names.</summary>
    Name,
}

/// <summary>In which direction.</summary>
internal enum OrderDirection
{
    /// <summary>Upwards.</summary>
    Ascending,

    /// <summary>Downwards.</summary>
    Descending,
}

/// <summary>A limit to a time, on the wire.</summary>
internal sealed record TimestampFilter(TimestampColumn Column, TimestampOperator Operator, DateTimeOffset Timestamp);

/// <summary>Which time.</summary>
internal enum TimestampColumn
{
    /// <summary>When it began.</summary>
    CreatedAt,

    /// <summary>When something last happened.</summary>
    UpdatedAt,

    /// <summary>When it ended.</summary>
    FinishedAt,
}

/// <summary>How it is limited.</summary>
internal enum TimestampOperator
{
    /// <summary>At that time.</summary>
    Is,

    /// <summary>At another time.</summary>
    IsNot,

    /// <summary>Before.</summary>
    LessThan,

    /// <summary>After.</summary>
    GreaterThan,

    /// <summary>Not after.</summary>
    LessThanOrEqual,

    /// <summary>Not before.</summary>
    GreaterThanOrEqual,
}

/// <summary>Which events of a journal are wanted, on the wire.</summary>
internal sealed record JournalQuery(JournalFilter? Filter);

/// <summary>A filter on events, on the wire.</summary>
internal sealed record JournalFilter(
    IReadOnlyList<string>? ActivityIds, IReadOnlyList<string>? ActivityNodeIds, IReadOnlyList<string>? ExcludedActivityTypes, IReadOnlyList<string>? EventNames)
{
    /// <summary>Whether an event is wanted.</summary>
    public bool Admits(JournalRow row) =>
        ActivityIds?.Contains(row.ActivityId) is not false
        && ActivityNodeIds?.Contains(row.NodeId) is not false
        && ExcludedActivityTypes?.Contains(row.ActivityType) is not true
        && EventNames?.Contains(row.EventName) is not false;
}

/// <summary>Of which nodes numbers are wanted, on the wire.</summary>
internal sealed record ReportQuery(Guid? WorkflowInstanceId, IReadOnlyList<string>? ActivityNodeIds);
