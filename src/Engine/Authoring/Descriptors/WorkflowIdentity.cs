namespace Elsa.Workflows.Models;

/// <summary>Which workflow it is.</summary>
/// <param name="DefinitionId">The id that all versions share.</param>
/// <param name="Version">The number of the version, from 1.</param>
/// <param name="Id">The id of the version.</param>
/// <param name="TenantId">Not used by this engine.</param>
public record WorkflowIdentity(string DefinitionId, int Version, string Id, string? TenantId = null)
{
    /// <summary>The first version of a workflow that has no ids yet.</summary>
    public static WorkflowIdentity VersionOne => new(string.Empty, 1, string.Empty);
}

/// <summary>Where a version of a workflow stands.</summary>
/// <param name="IsLatest">Whether it is the latest.</param>
/// <param name="IsPublished">Whether it is published.</param>
public record WorkflowPublication(bool IsLatest, bool IsPublished)
{
    /// <summary>The latest version, published.</summary>
    public static WorkflowPublication LatestAndPublished => new(true, true);

    /// <summary>The latest version, not published.</summary>
    public static WorkflowPublication LatestDraft => new(true, false);

    /// <summary>Neither.</summary>
    public static WorkflowPublication Draft => new(false, false);
}

/// <summary>What is said of a workflow.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">Its description.</param>
/// <param name="CreatedAt">When it was made.</param>
/// <param name="ToolVersion">With which version of the tool.</param>
public record WorkflowMetadata(string? Name = null, string? Description = null, DateTimeOffset CreatedAt = default, Version? ToolVersion = null);
