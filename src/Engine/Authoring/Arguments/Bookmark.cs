namespace Elsa.Workflows.Models;

/// <summary>A named point at which an execution of an activity waits.</summary>
public class Bookmark
{
    /// <summary>Makes an empty bookmark.</summary>
    public Bookmark()
    {
    }

    /// <summary>Makes a bookmark.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="name">Its name, by default the activity type.</param>
    /// <param name="hash">Hash of name and payload, by which stimuli find it.</param>
    /// <param name="payload">What it waits for.</param>
    /// <param name="activityId">The activity.</param>
    /// <param name="activityNodeId">The activity's node.</param>
    /// <param name="activityInstanceId">The execution.</param>
    /// <param name="createdAt">When the execution began to wait, in business time.</param>
    /// <param name="autoBurn">Whether it is gone once resumed.</param>
    /// <param name="callbackMethodName">The method of the activity to resume with.</param>
    /// <param name="autoComplete">Whether the activity completes if there is no callback.</param>
    /// <param name="metadata">Further words.</param>
    public Bookmark(
        string id,
        string name,
        string hash,
        object? payload,
        string activityId,
        string activityNodeId,
        string? activityInstanceId,
        DateTimeOffset createdAt,
        bool autoBurn = true,
        string? callbackMethodName = null,
        bool autoComplete = true,
        IDictionary<string, string>? metadata = null)
    {
        (Id, Name, Hash, Payload) = (id, name, hash, payload);
        (ActivityId, ActivityNodeId, ActivityInstanceId, CreatedAt) = (activityId, activityNodeId, activityInstanceId, createdAt);
        (AutoBurn, CallbackMethodName, AutoComplete, Metadata) = (autoBurn, callbackMethodName, autoComplete, metadata);
    }

    /// <summary>Its id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>Its name, by default the activity type.</summary>
    public string Name { get; set; } = null!;

    /// <summary>Hash of name and payload, by which stimuli find it.</summary>
    public string Hash { get; set; } = null!;

    /// <summary>What it waits for.</summary>
    public object? Payload { get; set; }

    /// <summary>The activity.</summary>
    public string ActivityId { get; set; } = null!;

    /// <summary>The activity's node.</summary>
    public string ActivityNodeId { get; set; } = null!;

    /// <summary>The execution.</summary>
    public string? ActivityInstanceId { get; set; }

    /// <summary>When the execution began to wait, in business time.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Whether it is gone once resumed.</summary>
    public bool AutoBurn { get; set; } = true;

    /// <summary>The method of the activity to resume with.</summary>
    public string? CallbackMethodName { get; set; }

    /// <summary>Whether the activity completes if there is no callback.</summary>
    public bool AutoComplete { get; set; } = true;

    /// <summary>Further words.</summary>
    public IDictionary<string, string>? Metadata { get; set; }
}
