using System.Text.Json.Nodes;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Descriptors;

/// <summary>What Elsa Studio is told of the engine: activity types, kinds of expressions, types of variables, and what there is none of.</summary>
internal static class DescriptorEndpoints
{
    private static readonly ElsaList<Named> None = ElsaList.Of<Named>([]);

    private static readonly ElsaList<ExpressionKind> Expressions = ElsaList.Of<ExpressionKind>(
    [
        new("Literal", "固定值", IsSerializable: true, IsBrowsable: false, []),
        new("Object", "JSON", IsSerializable: true, IsBrowsable: false, []),
        new("Variable", "变量", IsSerializable: true, IsBrowsable: true, []),
        new("Input", "流程输入", IsSerializable: true, IsBrowsable: true, []),
        new("JavaScript", "表达式", IsSerializable: true, IsBrowsable: true, new() { ["MonacoLanguage"] = "javascript" }),
    ]);

    private static readonly ElsaList<VariableKind> Variables = ElsaList.Of<VariableKind>(
    [
        new("String", "文字", "基本", null),
        new("Boolean", "是否", "基本", null),
        new("Int32", "整数", "基本", null),
        new("Decimal", "金额、小数", "基本", "按十进制精确计算"),
        new("DateTimeOffset", "时刻", "基本", "带时区"),
        new("TimeSpan", "时长", "基本", "天.时:分:秒"),
        new("Object", "任意", "其他", null),
        new("JsonObject", "JSON 对象", "其他", null),
        new("JsonArray", "JSON 列表", "其他", null),
    ]);

    private static readonly ElsaList<StorageDriver> Drivers = ElsaList.Of<StorageDriver>(
    [
        new("WorkflowInstanceStorageDriver", "随办件保存", 0, Deprecated: false),
        new("MemoryStorageDriver", "不保存，等待时即丢失", 1, Deprecated: false),
    ]);

    private static readonly ElsaList<Named> Incidents = ElsaList.Of<Named>(
    [
        new("Elsa.Workflows.IncidentStrategies.ContinueWithIncidentsStrategy, Elsa.Workflows.Core", "停在出错处，等待管理员处理", "办件保持未结，可以重试、跳过或移到别处。"),
        new("Elsa.Workflows.IncidentStrategies.FaultStrategy, Elsa.Workflows.Core", "出错即终止", "办件的流程就此结束。"),
    ]);

    /// <summary>What the script editor knows, as TypeScript.</summary>
    private const string ScriptNames =
        """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activity: string, output?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getCorrelationId(): string;
        declare function isNullOrEmpty(value: any): boolean;
        declare function isNullOrWhiteSpace(value: any): boolean;
        declare function toJson(value: any): string;
        declare const variables: any;
        """;

    /// <summary>Maps the endpoints.</summary>
    public static void MapDescriptors(this IEndpointRouteBuilder studio)
    {
        var descriptors = studio.MapGroup("descriptors");
        descriptors.MapGet("activities", (Toolbox toolbox) => TypedResults.Bytes(toolbox.Json, "application/json; charset=utf-8")).Allow(Permission.ReadWorkflows);
        descriptors.MapPost("activities/{type}/options/{input}", (string type, string input) => ElsaJson.Answer(new JsonObject { ["items"] = new JsonObject() })).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("expression-descriptors", () => ElsaJson.Answer(Expressions)).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("variables", () => ElsaJson.Answer(Variables)).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("storage-drivers", () => ElsaJson.Answer(Drivers)).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("incident-strategies", () => ElsaJson.Answer(Incidents)).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("workflow-activation-strategies", () => ElsaJson.Answer(None)).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("log-persistence-strategies", () => ElsaJson.Answer(None)).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("commit-strategies/workflows", () => ElsaJson.Answer(None)).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("commit-strategies/activities", () => ElsaJson.Answer(None)).Allow(Permission.ReadWorkflows);
        descriptors.MapGet("output-converters", () => ElsaJson.Answer(None)).Allow(Permission.ReadWorkflows);
        studio.MapGet("features/installed", () => ElsaJson.Answer(None)).Allow(Permission.ReadWorkflows);
        studio.MapPost("scripting/javascript/type-definitions/{definitionId}", (string definitionId) => TypedResults.Text(ScriptNames)).Allow(Permission.ReadWorkflows);
    }

    /// <summary>Something to choose, on the wire.</summary>
    private sealed record Named(string TypeName, string DisplayName, string? Description);

    /// <summary>A kind of expression, on the wire.</summary>
    private sealed record ExpressionKind(string Type, string DisplayName, bool IsSerializable, bool IsBrowsable, Dictionary<string, string> Properties);

    /// <summary>A type of variables, on the wire.</summary>
    private sealed record VariableKind(string TypeName, string DisplayName, string Category, string? Description);

    /// <summary>What keeps variables, on the wire.</summary>
    private sealed record StorageDriver(string TypeName, string DisplayName, int Priority, bool Deprecated);
}
