namespace Elsa.Workflows.Models;

/// <summary>Which workflow it is.</summary>
/// <param name="DefinitionId">The id that all versions share.</param>
/// <param name="Version">The number of the version, from 1.</param>
/// <param name="Id">The id of the version.</param>
/// <param name="TenantId">Not used by this engine.</param>
public record WorkflowIdentity(string DefinitionId, int Version, string Id, string? TenantId = null)
{
    /// <summary>The first version of a workflow without ids.</summary>
    public static WorkflowIdentity VersionOne => new(string.Empty, 1, string.Empty);
}
