using System.Text.Json;

namespace Elsa.Workflows.Models;

/// <summary>A fault that someone has to deal with. Its message carries no values, because values may be personal.</summary>
public class ActivityIncident
{
    /// <summary>The activity.</summary>
    public required string ActivityId { get; init; }

    /// <summary>Its place.</summary>
    public required string ActivityNodeId { get; init; }

    /// <summary>The execution.</summary>
    public required string ActivityInstanceId { get; init; }

    /// <summary>The activity's type.</summary>
    public required string ActivityType { get; init; }

    /// <summary>What is wrong.</summary>
    public required string Message { get; init; }

    /// <summary>The type of the exception.</summary>
    public string? ExceptionType { get; init; }

    /// <summary>When, in business time.</summary>
    public required DateTimeOffset Timestamp { get; init; }

    /// <summary>The bookmark whose resumption failed, so that a retry can resume it again.</summary>
    public string? BookmarkId { get; init; }

    /// <summary>What the failed work was brought, so that a retry finds it again.</summary>
    public Dictionary<string, JsonElement>? Brought { get; init; }
}
