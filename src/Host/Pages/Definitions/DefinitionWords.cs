using System.Globalization;
using Elsa.Workflows;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Time;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Pages.Definitions;

/// <summary>The words and colours of definitions on pages.</summary>
internal static class DefinitionWords
{
    /// <summary>What a version is good for, and Tabler's colour of it.</summary>
    public static (string Text, string Colour) Of(VersionState state) => state switch
    {
        VersionState.Draft => ("草稿", "yellow"),
        VersionState.Awaited => ("待发布", "blue"),
        VersionState.Published => ("已发布", "green"),
        VersionState.Retracted => ("已撤回", "red"),
        VersionState.Former => ("历史版本", "secondary"),
        _ => ("未发布的旧稿", "secondary"),
    };

    /// <summary>Where a flow stands, and Tabler's colour of it.</summary>
    public static (string Text, string Colour) Of(WorkflowSubStatus standing) => standing switch
    {
        WorkflowSubStatus.Finished => ("已结束", "green"),
        WorkflowSubStatus.Cancelled => ("已取消", "secondary"),
        WorkflowSubStatus.Faulted => ("出错", "red"),
        WorkflowSubStatus.Suspended => ("等待中", "blue"),
        _ => ("运行中", "blue"),
    };

    /// <summary>Where a content comes from.</summary>
    public static string Of(DefinitionOrigin origin) => origin == DefinitionOrigin.File ? "文件" : "设计器";

    /// <summary>What was done.</summary>
    public static string Of(DefinitionAct act) => act switch
    {
        DefinitionAct.Imported => "由文件导入并发布",
        DefinitionAct.Held => "收到文件修订，等待采纳",
        DefinitionAct.Drafted => "新建草稿",
        DefinitionAct.Reverted => "以旧版本为草稿",
        DefinitionAct.Published => "发布",
        DefinitionAct.Retracted => "撤回",
        DefinitionAct.Deleted => "删除草稿",
        DefinitionAct.Submitted => "申请发布",
        DefinitionAct.Signed => "签署发布",
        DefinitionAct.Withdrawn => "撤回发布申请",
        DefinitionAct.Adopted => "采纳文件修订",
        _ => "不采纳文件修订",
    };

    /// <summary>Who did it.</summary>
    public static string Actor(string actor) => actor == "service" ? "系统" : actor;

    /// <summary>The number of a version in an address or form; of none, 0.</summary>
    public static int Number(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The day of a form; null where none was chosen.</summary>
    /// <exception cref="ProblemException">It is no day.</exception>
    public static LocalDate? Date(string? text) => string.IsNullOrEmpty(text)
        ? null
        : LocalDatePattern.Iso.Parse(text) is { Success: true } read ? read.Value : throw Problem.InvalidBody([new("/effectiveOn", ErrorCode.BadValue, "生效日期应写作 年-月-日，例如 2026-09-01。")]);

    /// <summary>A day as people in China read it.</summary>
    public static string Date(DateTimeOffset at) => TimeWords.Date(Instant.FromDateTimeOffset(at));

    /// <summary>A time as people in China read it.</summary>
    public static string Time(DateTimeOffset at) => TimeWords.Moment(Instant.FromDateTimeOffset(at));
}
