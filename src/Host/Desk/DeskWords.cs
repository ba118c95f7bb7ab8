using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Desk;

/// <summary>The Chinese words of the desk, on pages and in files.</summary>
internal static class DeskWords
{
    /// <summary>A lamp by the word of the contract, or overdue.</summary>
    public static string Lamp(string lamp) => lamp switch
    {
        "green" => Cases.Clocks.Lamp.Green.Word(),
        "yellow" => Cases.Clocks.Lamp.Yellow.Word(),
        "red" => Cases.Clocks.Lamp.Red.Word(),
        "overdue" => "超期",
        _ => Cases.Clocks.Lamp.None.Word(),
    };

    /// <summary>A status by the word of the contract, or an ending.</summary>
    public static string Status(string status) => status switch
    {
        "ended" => "全部已结束",
        "inTime" => "按时办结",
        "late" => "逾期办结",
        _ => StatusWords.Named(status),
    };

    /// <summary>What happened on the days that are asked for.</summary>
    public static string Happening(string what) => what switch
    {
        "received" => "收件日期",
        "ended" => "办结日期",
        _ => "超期日期",
    };

    /// <summary>How the limit of a case stands or was kept.</summary>
    public static string Limit(DeskCase found) => found switch
    {
        { IsOverdue: true } => "超期",
        { File.ClosedAt: null } => found.Lamp.Word(),
        { InTime: true } => "按时",
        { InTime: false } => "逾期",
        _ => "无时限",
    };

    /// <summary>Who decides the open tasks of a case.</summary>
    public static string Holders(DeskCase found) => string.Join('、', found.Tasks.Select(task => task.DelegatedTo ?? task.ClaimedBy ?? "待签收").Distinct());

    /// <summary>A share as a percentage.</summary>
    public static string Percent(decimal share) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{share * 100:0.0}%");
}
