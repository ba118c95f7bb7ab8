using System.Globalization;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using NodaTime;

namespace MedInsFlows.Host.Pages.Operations;

/// <summary>The words of the page of health.</summary>
internal static class HealthWords
{
    private const long Mebibyte = 1024 * 1024;

    /// <summary>The state of a check, and Tabler's colour of it.</summary>
    public static (string Text, string Colour) Of(HealthStatus status) => status switch
    {
        HealthStatus.Healthy => ("正常", "green"),
        HealthStatus.Degraded => ("有问题，仍可服务", "yellow"),
        _ => ("不能服务", "red"),
    };

    /// <summary>What a check looks at, and what to do where it finds something.</summary>
    public static (string Name, string Remedy) Of(string check) => check switch
    {
        "database" => ("数据库", "检查 PostgreSQL 是否在运行、地址和账号是否正确。"),
        "regions" => ("地区文件", "更正 regions 目录中列出的文件，重新启动服务。"),
        "definitions" => ("流程定义", "更正列出的流程定义，重新发布或导入。"),
        "jobs" => ("定期作业", "到“定时与作业”查看哪一项失败。"),
        _ => (check, ""),
    };

    /// <summary>How long something has waited.</summary>
    public static string Of(Duration lag) => lag switch
    {
        { TotalSeconds: < 1 } => "不到 1 秒",
        { TotalMinutes: < 1 } => Whole(lag.TotalSeconds, "秒"),
        { TotalHours: < 1 } => Whole(lag.TotalMinutes, "分钟"),
        { TotalDays: < 1 } => Whole(lag.TotalHours, "小时"),
        _ => Whole(lag.TotalDays, "天"),
    };

    /// <summary>A size in bytes.</summary>
    public static string Size(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Mebibyte:#,0.0} MB");

    private static string Whole(double number, string unit) => string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(number)} {unit}");
}
