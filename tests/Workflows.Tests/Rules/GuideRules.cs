using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Activities;
using MedInsFlows.Cases.Approvals;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Rules;

/// <summary>What holds between flow, guide and document.</summary>
internal static partial class GuideRules
{
    public static IEnumerable<string> EveryNodeSaysOnWhatItRests(DefinitionFile file) => file.Nodes
        .Where(node => !Basis().IsMatch(ClauseOf(node)))
        .Select(node => file.Fault(node.Id, "没有依据", "请写明文件的出处，如“第十六项（十）”，或写“推定：”和理由"));

    public static IEnumerable<string> StepsAndStagesAreTheSame(DefinitionFile file)
    {
        var (steps, stages) = (file.Item?.Steps ?? [], file.Nodes.SelectMany(StagesOf).ToHashSet());
        return
        [
            .. steps.Except(stages).Select(step => file.Fault($"环节“{step}”", "没有节点办理", "请把某个节点的环节名称写作它")),
            .. file.Nodes.SelectMany(StagesOf, (node, stage) => (node.Id, Stage: stage)).Where(named => !steps.Contains(named.Stage))
                .Select(named => file.Fault(named.Id, $"环节“{named.Stage}”文件没有印", "不得擅自增加环节，请改用办理环节中的名称")),
        ];
    }

    public static IEnumerable<string> RolesExist(DefinitionFile file)
    {
        var descriptor = DefinitionFile.Registry.Find("MedIns.HumanTask", 1)!;
        var roles = (string[])descriptor.Inputs.Single(input => input.Name == nameof(HumanTask.Role)).PropertyInfo!.GetCustomAttribute<InputAttribute>()!.Options!;
        return file.Nodes.OfType<HumanTask>().Where(task => !roles.Contains(Constant(task.Role)))
            .Select(task => file.Fault(task.Id, $"没有角色“{Constant(task.Role)}”", $"可用的有{string.Join('、', roles)}"));
    }

    private static string ClauseOf(IActivity node) => node is CaseActivity ours
        ? Constant(ours.Clause) ?? string.Empty
        : node.Metadata.TryGetValue("description", out var text) && text is JsonElement { ValueKind: JsonValueKind.String } json
            ? json.GetString()!
            : string.Empty;

    private static IEnumerable<string> StagesOf(IActivity node) => node is Approval { Levels.Expression.Value: IReadOnlyList<ApprovalLevel> levels }
        ? levels.Select(level => level.Stage)
        : Stage(node) is { Length: > 0 } stage ? [stage] : [];

    private static string? Stage(IActivity node) => Constant(node.GetType().GetProperty("Stage")?.GetValue(node) as Input);

    private static string? Constant(Input? input) => input?.Expression?.Value as string;

    /// <summary>A place in a document (第十六项, 第三部分, 清单, 指南 …) or a reason why there is none.</summary>
    [GeneratedRegex("第[一二三四五六七八九十百0-9]+[项部章节条行]|清单|指南|推定：.{4,}")]
    private static partial Regex Basis();
}
