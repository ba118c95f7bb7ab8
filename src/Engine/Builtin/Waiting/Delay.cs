using System.Reflection;
using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Scheduling.Activities;

/// <summary>Waits for a span of business time.</summary>
[Activity("Elsa", Toolbox.Waiting, "等待一段时间后继续。", DisplayName = "延时")]
public class Delay : Activity, IActivityPropertyDefaultValueProvider
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Delay([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>How long.</summary>
    [Input(DisplayName = "时长", Description = "格式为 天.时:分:秒，例如 14.00:00:00。", DefaultValueProvider = typeof(Delay))]
    public Input<TimeSpan> TimeSpan { get; set; } = new(System.TimeSpan.FromMinutes(1));

    /// <summary>Waits for milliseconds.</summary>
    /// <param name="value">How many.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Delay FromMilliseconds(double value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        From(System.TimeSpan.FromMilliseconds(value), source, line);

    /// <summary>Waits for seconds.</summary>
    /// <param name="value">How many.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Delay FromSeconds(double value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        From(System.TimeSpan.FromSeconds(value), source, line);

    /// <summary>Waits for minutes.</summary>
    /// <param name="value">How many.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Delay FromMinutes(double value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        From(System.TimeSpan.FromMinutes(value), source, line);

    /// <summary>Waits for hours.</summary>
    /// <param name="value">How many.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Delay FromHours(double value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        From(System.TimeSpan.FromHours(value), source, line);

    /// <summary>Waits for days.</summary>
    /// <param name="value">How many.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Delay FromDays(double value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        From(System.TimeSpan.FromDays(value), source, line);

    object IActivityPropertyDefaultValueProvider.GetDefaultValue(PropertyInfo property) => System.TimeSpan.FromMinutes(1);

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.DelayFor(TimeSpan.Get(context));

    private static Delay From(TimeSpan value, string? source, int? line) => new(source, line) { TimeSpan = new Input<TimeSpan>(value) };
}
