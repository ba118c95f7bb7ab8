using System.ComponentModel;
using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Builtin.Waiting;

namespace Elsa.Scheduling.Activities;

/// <summary>Waits for the next time of a cron expression. This engine starts no instance by a clock, so the toolbox does not offer it.</summary>
[Activity("Elsa", Toolbox.Waiting, "等到 Cron 表达式的下一个时间再继续，按世界时（北京时间减 8 小时）计算。", DisplayName = "按时刻表等待")]
[Browsable(false)]
public class Cron : EventGenerator
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public Cron([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>The expression: five fields, or six with seconds. Times are UTC.</summary>
    [Input(DisplayName = "Cron 表达式", Description = "五段“分 时 日 月 周”，或前加秒的六段；按世界时计算。")]
    public Input<string> CronExpression { get; set; } = null!;

    /// <summary>Waits for the next time of an expression.</summary>
    /// <param name="value">The expression.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Cron FromCronExpression(string value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        new(source, line) { CronExpression = new Input<string>(value) };

    /// <inheritdoc />
    protected override object GetTriggerPayload(TriggerIndexingContext context) => new CronTriggerPayload(context.Get(CronExpression)!);

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        var expression = CronExpression.Get(context);
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = CronBookmarkPayload.BookmarkName,
            Stimulus = new CronBookmarkPayload(CronSchedule.Parse(expression).After(context.WorkflowExecutionContext.Now), expression),
        });
    }
}
