using System.Runtime.CompilerServices;
using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Stimuli;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Expressions;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>
/// Gives out a task to a system outside and waits for its result. Who does the tasks finds the wait point by its name <c>Elsa.RunTask</c>: the payload
/// names the task, the metadata <c>payload</c> says what it is about.
/// </summary>
/// <param name="source">The source file, for code-first workflows.</param>
/// <param name="line">The line in it.</param>
[Activity("Elsa", Toolbox.Waiting, "交给外部系统一项任务并等待其结果。", DisplayName = "外部任务")]
public class RunTask([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity<object>(source, line)
{
    /// <summary>The input of the burst under which the result comes.</summary>
    public const string InputKey = "RunTaskInput";

    private const string PayloadKey = "payload";

    /// <summary>The name of the task.</summary>
    [Input(DisplayName = "任务名称")]
    public Input<string> TaskName { get; set; } = null!;

    /// <summary>What the task is about. Nothing personal.</summary>
    [Input(DisplayName = "任务内容", Description = "不得含个人信息。")]
    public Input<IDictionary<string, object>?> Payload { get; set; } = new((IDictionary<string, object>?)null);

    /// <summary>The id that the task got.</summary>
    [Output(DisplayName = "任务编号")]
    public Output<string> TaskId { get; set; } = null!;

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        var taskId = context.WorkflowExecutionContext.NextId();
        context.Set(TaskId, taskId);
        context.CreateBookmark(new CreateBookmarkArgs
        {
            BookmarkName = RunTaskStimulus.Name,
            Stimulus = new RunTaskStimulus(taskId, TaskName.Get(context)),
            Callback = OnDoneAsync,
            Metadata = Payload.GetOrDefault(context) is { } payload ? new Dictionary<string, string> { [PayloadKey] = JsonSerializer.Serialize(payload, ValueConversion.Json) } : null,
        });
    }

    private static ValueTask OnDoneAsync(ActivityExecutionContext context)
    {
        context.SetResult(context.TryGetWorkflowInput<object>(InputKey, out var result) ? result : null);
        return context.CompleteActivityAsync();
    }
}
