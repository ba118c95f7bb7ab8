using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Scheduling.Bookmarks;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Scheduling.Activities;

/// <summary>Waits until an instant of business time; goes on at once where that is past.</summary>
[Activity("Elsa", Toolbox.Waiting, "等到指定时间再继续；时间已过则立即继续。", DisplayName = "等到指定时间")]
public class StartAt : Trigger
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public StartAt([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>The instant.</summary>
    [Input(DisplayName = "时间", Description = "例如 2026-09-01T08:30:00+08:00。", UIHint = InputUIHints.DateTimePicker)]
    public Input<DateTimeOffset> DateTime { get; set; } = null!;

    /// <summary>Makes the activity.</summary>
    /// <param name="value">The instant.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static StartAt From(DateTimeOffset value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) =>
        new(source, line) { DateTime = new Input<DateTimeOffset>(value) };

    /// <inheritdoc />
    protected override object GetTriggerPayload(TriggerIndexingContext context) => new StartAtPayload(context.Get(DateTime));

    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var executeAt = DateTime.Get(context);
        if (executeAt <= context.WorkflowExecutionContext.Now)
        {
            await context.CompleteActivityAsync();
            return;
        }

        context.CreateBookmark(new CreateBookmarkArgs { BookmarkName = StartAtPayload.BookmarkName, Stimulus = new StartAtPayload(executeAt) });
    }
}
