using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Definitions;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>
/// Saves what is drawn in Elsa Studio, and publishes it: the same commands as by the other doors, with what Studio cannot say filled in. Thread-safe.
/// </summary>
internal sealed partial class StudioDrafts(
    DefinitionOffice office, DefinitionRegister register, DefinitionReader reader, StudioDefinitions definitions, KeptModel kept, IRandomSource random)
{
    private const int Attempts = 10;

    /// <summary>Saves a draft, or a new definition.</summary>
    /// <param name="command">Who sends it, and how; here as below.</param>
    /// <param name="model">The definition as Studio has it.</param>
    /// <param name="cancellationToken">Gives up; here as below.</param>
    /// <returns>The id of the definition.</returns>
    /// <exception cref="ProblemException">It cannot be saved; here as below.</exception>
    public async Task<string> SaveAsync(StudioCommand command, JsonObject model, CancellationToken cancellationToken)
    {
        RequireFlowchart(model);
        var definitionId = StudioNodes.Text(model["definitionId"]) is { Length: > 0 } known ? known : await InventAsync(command.Caller, model, cancellationToken);
        DefinitionReach.Require(command.Caller, definitionId);
        for (var attempt = 1; ; attempt++)
        {
            var latest = (await register.FindAsync(definitionId, cancellationToken))?.Latest;
            RequireSeen(command.Caller, model, latest);
            try
            {
                await WriteAsync(command, model, definitionId, latest, cancellationToken);
                return definitionId;
            }
            catch (ProblemException overtaken) when (overtaken.Type == ProblemType.DefinitionChanged && attempt < Attempts)
            {
                // An earlier save of the same editor came in between: the last one counts. If it was somebody else's, that is seen now.
            }
        }
    }

    /// <summary>Takes a definition from a file as the draft. What the engine cannot read is refused.</summary>
    /// <returns>The id of the definition.</returns>
    public async Task<string> ImportAsync(StudioCommand command, JsonObject model, CancellationToken cancellationToken)
    {
        RequireFlowchart(model);
        var definitionId = StudioNodes.Text(model["definitionId"]) is { Length: > 0 } known ? known : await InventAsync(command.Caller, model, cancellationToken);
        if (!definitionId.StartsWith(DefinitionReach.PrefixOf(command.Caller), StringComparison.Ordinal))
        {
            throw Problem.FaultyDefinition([new("definitionId", "faulty", $"“{definitionId}”不是本地区的流程，不能导入；请把 definitionId 改为以“{DefinitionReach.PrefixOf(command.Caller)}”开头。")]);
        }

        DefinitionReach.Require(command.Caller, definitionId);
        var (_, faults) = reader.TryRead(JsonSerializer.SerializeToElement(kept.Of(model.DeepClone().AsObject(), definitionId, before: null)));
        if (faults.Count > 0)
        {
            throw Problem.FaultyDefinition([.. faults.Select(fault => new ProblemError(fault.Place, "faulty", fault.Message))]);
        }

        await WriteAsync(command, model, definitionId, (await register.FindAsync(definitionId, cancellationToken))?.Latest, cancellationToken);
        return definitionId;
    }

    /// <summary>
    /// Publishes the latest version. Studio cannot send on which ground: that is the definition's description, which says from which document the flow is drawn.
    /// </summary>
    /// <returns>Whether there was anything to publish.</returns>
    public async Task<bool> PublishAsync(StudioCommand command, string definitionId, CancellationToken cancellationToken)
    {
        var latest = (await office.FindAsync(command.Caller, definitionId, cancellationToken)).Latest ?? throw Problem.NotFound();
        if (latest.State == VersionState.Published)
        {
            return false;
        }

        if (string.IsNullOrWhiteSpace(latest.Description))
        {
            throw Problem.DefinitionRefused(changed: false, "发布须写明依据：请先在流程的说明（Description）中写明文件的名称和文号，再发布。");
        }

        var basis = latest.Description.Length > DefinitionOffice.LongestBasis ? latest.Description[..DefinitionOffice.LongestBasis] : latest.Description;
        await office.PublishAsync(command.Request, command.Caller, definitionId, Convert.FromHexString(latest.Revision), basis, effectiveOn: null, cancellationToken);
        var after = await office.FindAsync(command.Caller, definitionId, cancellationToken);
        return after.Publication is null
            ? after.Versions.Any(version => version.Id == latest.Id)
            : throw Problem.DefinitionRefused(changed: false, $"第 {after.Publication.Version} 版已提交发布，待发布复核人员签署后生效；签署之前，新的办件仍用原来的版本。");
    }

    /// <summary>Takes the version in force out of force.</summary>
    public async Task RetractAsync(StudioCommand command, string definitionId, CancellationToken cancellationToken)
    {
        var published = (await office.FindAsync(command.Caller, definitionId, cancellationToken)).Published
            ?? throw Problem.DefinitionRefused(changed: false, "这个流程现在没有发布的版本，不能撤回。");
        await office.RetractAsync(command.Request, command.Caller, definitionId, published.Number, "在设计器中撤回", cancellationToken);
    }

    /// <summary>Makes the content of an old version the draft.</summary>
    public async Task RevertAsync(StudioCommand command, string definitionId, int number, CancellationToken cancellationToken)
    {
        var latest = (await office.FindAsync(command.Caller, definitionId, cancellationToken)).Latest ?? throw Problem.NotFound();
        await office.RevertAsync(command.Request, command.Caller, definitionId, number, Convert.FromHexString(latest.Revision), cancellationToken);
    }

    /// <summary>Deletes a definition of which nothing was ever published.</summary>
    public async Task DeleteAsync(StudioCommand command, string definitionId, CancellationToken cancellationToken)
    {
        await office.FindAsync(command.Caller, definitionId, cancellationToken);
        await office.DeleteAsync(command.Request, command.Caller, definitionId, cancellationToken);
    }

    /// <summary>Deletes a version, if it is the draft.</summary>
    public async Task DeleteVersionAsync(StudioCommand command, string versionId, CancellationToken cancellationToken)
    {
        var (history, version) = await definitions.FindAsync(command.Caller, versionId, cancellationToken);
        if (!version.IsLatest)
        {
            throw Problem.DefinitionRefused(changed: false, $"第 {version.Number} 版已是历史，留存备查，不能删除。");
        }

        await office.DeleteDraftAsync(command.Request, command.Caller, history.DefinitionId, Convert.FromHexString(version.Revision), cancellationToken);
    }

    private static void RequireFlowchart(JsonObject model)
    {
        if (StudioNodes.Text(model["root"]?["type"]) is { } type && type != "Elsa.Flowchart")
        {
            throw Problem.FaultyDefinition([new("root", "faulty", "流程须是流程图（Flowchart）；顺序（Sequence）和状态机（StateMachine）不能作为办件的流程。")]);
        }
    }

    /// <summary>Makes sure that a model was made from what there is. Saves of one editor overtake one another, so of one's own draft any content is known; of another's, the last.</summary>
    private static void RequireSeen(Caller caller, JsonObject model, VersionEntry? latest)
    {
        var versionId = StudioNodes.Text(model["id"]);
        var isSeen = latest is null
            ? string.IsNullOrEmpty(versionId)
            : Guid.TryParse(versionId, CultureInfo.InvariantCulture, out var id) && id == latest.Id && (latest.State != VersionState.Draft || latest.SavedBy == caller.UserName || IsSaved(model, latest));
        if (!isSeen)
        {
            throw Problem.DefinitionRefused(
                changed: true,
                latest is null ? "定义已被他人删除，请返回列表。" : $"您打开之后，定义已有改动，现为第 {latest.Number} 版（{latest.SavedBy} 保存）。没有保存；请重新打开，在新的内容上修改。");
        }
    }

    private static bool IsSaved(JsonObject model, VersionEntry latest) =>
        DateTimeOffset.TryParse(StudioNodes.Text(model["createdAt"]), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var saved) && saved == latest.SavedAt;

    private async Task WriteAsync(StudioCommand command, JsonObject model, string definitionId, VersionEntry? latest, CancellationToken cancellationToken)
    {
        var before = latest is null ? null : await register.DocumentAsync(definitionId, latest.Number, cancellationToken);
        var content = kept.Of(model.DeepClone().AsObject(), definitionId, before is null ? null : JsonNode.Parse(before)!.AsObject());
        await office.SaveAsync(
            command.Request,
            command.Caller,
            definitionId,
            Encoding.UTF8.GetBytes(content.ToJsonString()),
            latest is null ? null : Convert.FromHexString(latest.Revision),
            cancellationToken);
    }

    /// <summary>
    /// Whose a new definition is: of the caller's region, and of the item whose id it is named by; any other name gives it an item of its own, to be named by
    /// <c>customProperties</c> in its file.
    /// </summary>
    private async Task<string> InventAsync(Caller caller, JsonObject model, CancellationToken cancellationToken)
    {
        var prefix = DefinitionReach.PrefixOf(caller);
        var item = StudioNodes.Text(model["name"])?.Trim() is { Length: < 60 } name && ItemId().IsMatch(name) && await register.FindAsync(prefix + name, cancellationToken) is null
            ? name
            : $"flow-{random.NewId():N}"[..17];
        if (model["customProperties"] is not JsonObject custom)
        {
            model["customProperties"] = custom = [];
        }

        custom["region"] = prefix[..^1];
        custom["item"] = item;
        return prefix + item;
    }

    [GeneratedRegex("^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
    private static partial Regex ItemId();
}
