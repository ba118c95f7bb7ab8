using System.Globalization;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Definitions;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>The definitions of the caller's region, as Elsa Studio reads them. Thread-safe.</summary>
internal sealed class StudioDefinitions(DefinitionOffice office, DefinitionRegister register, DefinitionModel model, TimeProvider machineTime)
{
    /// <summary>A page of versions.</summary>
    public async Task<DefinitionPage> ListAsync(Caller caller, DefinitionQuery query, CancellationToken cancellationToken)
    {
        var found = query.Of(await office.ListAsync(caller, cancellationToken));
        return new DefinitionPage(
            [.. query.Paging.Of(found).Select(one => DefinitionSummary.Of(one.History.DefinitionId, one.Version, MayChange(caller, one.History)))],
            found.Count,
            Link.OfAll(caller));
    }

    /// <summary>A version of a definition: of those meant, the newest.</summary>
    /// <exception cref="ProblemException">There is none for the caller; here as below.</exception>
    public async Task<JsonObject> ReadAsync(Caller caller, string definitionId, VersionOptions versions, CancellationToken cancellationToken)
    {
        var history = await office.FindAsync(caller, definitionId, cancellationToken);
        return await ModelAsync(caller, history, versions.Of(history).FirstOrDefault() ?? throw Problem.NotFound(), cancellationToken);
    }

    /// <summary>The version with an id.</summary>
    public async Task<JsonObject> ReadAsync(Caller caller, string versionId, CancellationToken cancellationToken)
    {
        var (history, version) = await FindAsync(caller, versionId, cancellationToken);
        return await ModelAsync(caller, history, version, cancellationToken);
    }

    /// <summary>The version with an id, and its definition.</summary>
    public async Task<(DefinitionHistory History, VersionEntry Version)> FindAsync(Caller caller, string versionId, CancellationToken cancellationToken)
    {
        var (definitionId, number) = Guid.TryParse(versionId, CultureInfo.InvariantCulture, out var id) && await register.FindAsync(id, cancellationToken) is { } found ? found : throw Problem.NotFound();
        var history = await office.FindAsync(caller, definitionId, cancellationToken);
        return (history, history.Versions.FirstOrDefault(version => version.Number == number) ?? throw Problem.NotFound());
    }

    /// <summary>A version, as Studio wants to be given it.</summary>
    public async Task<JsonObject> ModelAsync(Caller caller, DefinitionHistory history, VersionEntry version, CancellationToken cancellationToken) => model.Of(
        history.DefinitionId,
        version,
        await office.DocumentAsync(caller, history.DefinitionId, version.Number, cancellationToken),
        MayChange(caller, history));

    /// <summary>Whether the caller may change a definition now: a designer, unless another one works on it.</summary>
    public bool MayChange(Caller caller, DefinitionHistory history) =>
        RolePermissions.Allows(caller, Permission.DesignWorkflows) && (history.EditorAt(machineTime.GetUtcNow()) is not { } editor || editor.UserName == caller.UserName);
}
