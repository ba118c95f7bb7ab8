namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>What a document prints of one item, read by code from the document unchanged. A list is empty where the document is silent.</summary>
internal sealed record PrintedItem
{
    /// <summary>Its number in the document.</summary>
    public required int Number { get; init; }

    /// <summary>子项名称; more than one where the document prints it differently in its parts.</summary>
    public required IReadOnlyList<string> Titles { get; init; }

    /// <summary>子项编码.</summary>
    public string? Code { get; init; }

    /// <summary>主项名称.</summary>
    public string? Group { get; init; }

    /// <summary>事项描述.</summary>
    public string? Description { get; init; }

    /// <summary>服务对象.</summary>
    public string? ServiceObject { get; init; }

    /// <summary>办件类型.</summary>
    public string? HandlingType { get; init; }

    /// <summary>The phrases of 办理时限.</summary>
    public IReadOnlyList<string> Limits { get; init; } = [];

    /// <summary>受理材料, one for each printed row.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>What stands in place of materials (无需现场提供纸质材料 …).</summary>
    public string? InsteadOfMaterials { get; init; }

    /// <summary>The rows of a second list (指南 beside 清单), which the guide may carry in place of the first's.</summary>
    public IReadOnlyList<string> OtherMaterials { get; init; } = [];

    /// <summary>受理信息必填项.</summary>
    public IReadOnlyList<string> RequiredFields { get; init; } = [];

    /// <summary>事项办理条件.</summary>
    public IReadOnlyList<string> Conditions { get; init; } = [];

    /// <summary>办理依据, each row's cells run together: name, number and clause.</summary>
    public IReadOnlyList<string> Basis { get; init; } = [];

    /// <summary>Whether the basis stands in the cell of a neighbour, its own being empty, as where cells are merged.</summary>
    public bool BasisIsMerged { get; init; }

    /// <summary>消息推送模板, with blanks as printed.</summary>
    public IReadOnlyList<string> Templates { get; init; } = [];

    /// <summary>风险级别.</summary>
    public string? RiskLevel { get; init; }

    /// <summary>业务风险点识别.</summary>
    public IReadOnlyList<PrintedRisk> RiskPoints { get; init; } = [];

    /// <summary>办理环节, or the labels of 办理流程.</summary>
    public IReadOnlyList<string> Steps { get; init; } = [];

    /// <summary>受理层级.</summary>
    public IReadOnlyList<string> Levels { get; init; } = [];

    /// <summary>办理部门.</summary>
    public IReadOnlyList<string> Departments { get; init; } = [];

    /// <summary>服务受理渠道.</summary>
    public IReadOnlyList<string> Channels { get; init; } = [];

    /// <summary>备注 and 注.</summary>
    public IReadOnlyList<string> Remarks { get; init; } = [];

    /// <summary>参考样表.</summary>
    public IReadOnlyList<string> Forms { get; init; } = [];

    /// <summary>办理地点.</summary>
    public string? Place { get; init; }

    /// <summary>咨询电话.</summary>
    public string? Phone { get; init; }

    /// <summary>Whether other items share its guide, so that not all of its words are about this one.</summary>
    public bool SharesItsGuide { get; init; }

    /// <summary>All that the document prints of the item, and what it prints of all items together.</summary>
    public required string Text { get; init; }
}

/// <summary>A row of 业务风险点识别.</summary>
internal sealed record PrintedRisk(string Step, string Text);
