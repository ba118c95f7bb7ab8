using System.Text.RegularExpressions;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Items;

/// <summary>For whom an item is, so that people find what is theirs.</summary>
internal enum Clientele
{
    /// <summary>个人.</summary>
    Person,

    /// <summary>单位.</summary>
    Unit,

    /// <summary>定点医药机构.</summary>
    Provider,
}

/// <summary>Reads for whom items are from what the document prints: 服务对象, and for providers the title.</summary>
internal static partial class Clienteles
{
    /// <summary>In Chinese.</summary>
    public static string Word(this Clientele clientele) => clientele switch
    {
        Clientele.Person => "个人",
        Clientele.Unit => "单位",
        _ => "定点医药机构",
    };

    /// <summary>Whether an item is for somebody; one may be for persons and units. Where the document does not say, it is shown to persons.</summary>
    public static bool Serves(this Item item, Clientele clientele)
    {
        var whom = item.ServiceObject ?? string.Empty;
        return (Provider().IsMatch(item.Title), clientele) switch
        {
            (true, _) => clientele == Clientele.Provider,
            (_, Clientele.Unit) => Unit().IsMatch(whom),
            (_, Clientele.Person) => Person().IsMatch(whom) || !Unit().IsMatch(whom),
            _ => false,
        };
    }

    [GeneratedRegex("医疗机构|药店")]
    private static partial Regex Provider();

    // Those who work at a unit, or are sent out by it, are persons.
    [GeneratedRegex("法人|机关、|单位(?!的?在?职|派驻)")]
    private static partial Regex Unit();

    [GeneratedRegex("个人|自然人|人员|职工|居民|参保人|对象")]
    private static partial Regex Person();
}
