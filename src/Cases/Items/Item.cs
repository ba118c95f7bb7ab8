using System.Text.Json.Serialization;
using MedInsFlows.Cases.Clocks;

namespace MedInsFlows.Cases.Items;

/// <summary>
/// All facts of one item of one region, as its document prints them: the public guide (办事指南) without the version of the definition
/// that it was read from. A text is null, a list empty, where the document is silent.
/// </summary>
public sealed record Item
{
    /// <summary>The region's id.</summary>
    public required string Region { get; init; }

    /// <summary>The item's id, the same in every region; wire name <c>item</c>.</summary>
    [JsonPropertyName("item")]
    public required string Id { get; init; }

    /// <summary>子项名称.</summary>
    public required string Title { get; init; }

    /// <summary>子项编码.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Code { get; init; }

    /// <summary>主项名称.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Group { get; init; }

    /// <summary>办件类型.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public HandlingType? HandlingType { get; init; }

    /// <summary>The item's number in its document.</summary>
    public required int Seq { get; init; }

    /// <summary>办理时限.</summary>
    public IReadOnlyList<TimeLimitFact> TimeLimits { get; init; } = [];

    /// <summary>办理环节, in order.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>事项描述.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Description { get; init; }

    /// <summary>服务对象.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? ServiceObject { get; init; }

    /// <summary>事项办理条件.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>办理依据.</summary>
    public IReadOnlyList<Basis> Basis { get; init; } = [];

    /// <summary>受理层级.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>办理部门（主办、联办）.</summary>
    public IReadOnlyList<string> Departments { get; init; } = [];

    /// <summary>办理地点.</summary>
    public IReadOnlyList<Place> Places { get; init; } = [];

    /// <summary>收费.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Fee { get; init; }

    /// <summary>备注.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Remarks { get; init; }

    /// <summary>How long the result is valid.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? Validity { get; init; }

    /// <summary>风险级别, a text because one document prints a level for each half of an item.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public string? RiskLevel { get; init; }

    /// <summary>业务风险点识别.</summary>
    public IReadOnlyList<RiskPoint> RiskPoints { get; init; } = [];

    /// <summary>参考样表.</summary>
    public IReadOnlyList<Form> Forms { get; init; } = [];

    /// <summary>服务受理渠道.</summary>
    public IReadOnlyList<ServiceChannel> Channels { get; init; } = [];

    /// <summary>消息推送模板.</summary>
    public IReadOnlyList<MessageText> MessageTemplates { get; init; } = [];

    /// <summary>The kinds of applicant that are told apart; empty where one set of materials serves all.</summary>
    public IReadOnlyList<ApplicantCase> ApplicantCases { get; init; } = [];

    /// <summary>What an applicant may declare.</summary>
    public IReadOnlyList<Circumstance> Circumstances { get; init; } = [];

    /// <summary>受理材料.</summary>
    public IReadOnlyList<Material> Materials { get; init; } = [];

    /// <summary>受理信息必填项.</summary>
    public IReadOnlyList<RequiredField> RequiredFields { get; init; } = [];

    /// <summary>When the applicant should or may apply.</summary>
    public IReadOnlyList<FilingTime> FilingTimes { get; init; } = [];

    /// <summary>What the tasks of its flow ask to be entered.</summary>
    [JsonIgnore]
    public IReadOnlyList<RequiredField> EnteredData { get; init; } = [];

    /// <summary>At which percentage of a limit left its lamp turns yellow, 0 to 100.</summary>
    [JsonIgnore]
    public int YellowPercent { get; init; } = 40;

    /// <summary>At which percentage of a limit left its lamp turns red, 0 to <see cref="YellowPercent"/>.</summary>
    [JsonIgnore]
    public int RedPercent { get; init; } = 20;

    /// <summary>When the lamp of a limit changes.</summary>
    [JsonIgnore]
    public LampThresholds Lamps => new(YellowPercent / 100m, RedPercent / 100m);
}
