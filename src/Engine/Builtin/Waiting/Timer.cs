using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Scheduling.Activities;

/// <summary>Waits for an interval of business time. This engine starts no instance by a clock, so it is a delay; the toolbox offers that alone.</summary>
[Activity("Elsa", Toolbox.Waiting, "等待一个时间间隔后继续。", DisplayName = "定时")]
[System.ComponentModel.Browsable(false)]
public class Timer : TimerBase
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Timer([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>How long.</summary>
    [Input(DisplayName = "间隔", Description = "格式为 天.时:分:秒，例如 1.00:00:00。")]
    public Input<TimeSpan> Interval { get; set; } = null!;

    /// <summary>Waits for an interval.</summary>
    /// <param name="value">How long.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Timer FromTimeSpan(TimeSpan value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        new(source, line) { Interval = new Input<TimeSpan>(value) };

    /// <summary>Waits for seconds.</summary>
    /// <param name="value">How many.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Timer FromSeconds(double value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        FromTimeSpan(TimeSpan.FromSeconds(value), source, line);

    /// <inheritdoc />
    protected override TimeSpan GetInterval(ExpressionExecutionContext context) => Interval.Get(context);
}
