using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;

namespace Elsa.Scheduling.Activities;

/// <summary>Waits for a span of business time.</summary>
[Activity("Elsa", "Scheduling", "等待一段时间后继续。", DisplayName = "延时")]
public class Delay : Activity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Delay([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>How long.</summary>
    [Input(DisplayName = "时长", Description = "格式为 天.时:分:秒，例如 14.00:00:00。", DefaultValue = "00:01:00")]
    public Input<TimeSpan> TimeSpan { get; set; } = new(System.TimeSpan.FromMinutes(1));

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.DelayFor(TimeSpan.Get(context));
}
