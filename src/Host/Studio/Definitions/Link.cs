using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>Something that can be done, on the wire. Studio looks only at which there are: without <c>publish</c> it shows a definition read-only.</summary>
internal sealed record Link(string Href, string Rel, string Method)
{
    /// <summary>What can be done with a version.</summary>
    /// <param name="versionId">The version.</param>
    /// <param name="definitionId">Its definition.</param>
    /// <param name="mayChange">Whether the caller may change it now.</param>
    public static IReadOnlyList<Link> Of(Guid versionId, string definitionId, bool mayChange) =>
    [
        new($"/workflow-definitions/by-id/{versionId}", "self", "GET"),
        .. mayChange
            ? new[]
            {
                new Link($"/workflow-definitions/{definitionId}/publish", "publish", "POST"),
                new Link($"/workflow-definitions/{definitionId}/retract", "retract", "POST"),
                new Link($"/workflow-definitions/{definitionId}", "delete", "DELETE"),
            }
            : [],
    ];

    /// <summary>What can be done with many definitions.</summary>
    public static IReadOnlyList<Link> OfAll(Caller caller) =>
    [
        new("/workflow-definitions", "self", "GET"),
        .. RolePermissions.Allows(caller, Permission.DesignWorkflows)
            ? new[]
            {
                new Link("/bulk-actions/publish/workflow-definitions/by-definition-ids", "bulk-publish", "POST"),
                new Link("/bulk-actions/retract/workflow-definitions/by-definition-ids", "bulk-retract", "POST"),
                new Link("/bulk-actions/delete/workflow-definitions/by-definition-id", "bulk-delete", "POST"),
            }
            : [],
    ];
}
