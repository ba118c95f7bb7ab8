namespace MedInsFlows.Cases.Documents;

/// <summary>What a paper may show of its case.</summary>
[Flags]
public enum PaperSection
{
    /// <summary>Nothing beside the item and who applies.</summary>
    None = 0,

    /// <summary>收到的材料.</summary>
    Materials = 1,

    /// <summary>What is lacking.</summary>
    Lacks = 2,

    /// <summary>The reason given last.</summary>
    Reason = 4,

    /// <summary>The limit.</summary>
    Limit = 8,

    /// <summary>受理信息必填项 as filled in.</summary>
    Fields = 16,

    /// <summary>The amounts that were entered.</summary>
    Amounts = 32,

    /// <summary>What is paid.</summary>
    Payments = 64,

    /// <summary>What outlives the case.</summary>
    Entitlements = 128,
}
