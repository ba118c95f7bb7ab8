namespace MedInsFlows.Cases.Items;

/// <summary>The ten ways by which an application reaches the agency.</summary>
public enum Channel
{
    /// <summary>线上办理.</summary>
    Online,

    /// <summary>现场办理.</summary>
    Onsite,

    /// <summary>邮寄.</summary>
    Post,

    /// <summary>传真.</summary>
    Fax,

    /// <summary>第三方代办点.</summary>
    AgentPoint,

    /// <summary>基层服务点.</summary>
    Grassroots,

    /// <summary>定点医药机构.</summary>
    Provider,

    /// <summary>联办.</summary>
    Joint,

    /// <summary>免申即享.</summary>
    Proactive,

    /// <summary>另一经办机构的联系函.</summary>
    Agency,
}
