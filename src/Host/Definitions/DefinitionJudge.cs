using System.Text;
using MedInsFlows.Activities.Guide;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Items;

namespace MedInsFlows.Host.Definitions;

/// <summary>Judges whether a definition may be published: all that is asked of a file, and that somebody is there to do the work. Thread-safe.</summary>
internal sealed class DefinitionJudge(DefinitionReader reader, ItemReader items, RoleHolders holders)
{
    /// <summary>All that is wrong.</summary>
    /// <param name="definitionId">The id that the definition must have.</param>
    /// <param name="text">The definition.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DefinitionFault>> JudgeAsync(string definitionId, string text, CancellationToken cancellationToken)
    {
        var (document, found) = DefinitionSource.Read(Encoding.UTF8.GetBytes(text), definitionId);
        if (document is not { } sound)
        {
            return found;
        }

        ItemDefinition? definition = null;
        var faults = reader.Judge(sound, (json, graph) =>
        {
            definition = items.Read(json, graph).Definition;
            return items.Judge(json, graph);
        });
        return [.. faults, .. found, .. definition is null ? [] : await UnstaffedAsync(definition, cancellationToken)];
    }

    private async Task<IEnumerable<DefinitionFault>> UnstaffedAsync(ItemDefinition definition, CancellationToken cancellationToken)
    {
        var held = await holders.RolesOfAsync(definition.Item.Region, cancellationToken);
        return
            from task in definition.Tasks
            let role = Role.Find(task.Role)
            where role is not null && !held.Contains(role.Id)
            select ItemReader.Of(definition, task.Activity, $"本地区没有人担任办理角色“{role.Name}（{role.Id}）”，办件到此将无人办理；请先由管理员安排人员，或改由其他角色办理。");
    }
}
