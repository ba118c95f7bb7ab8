using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Runtime.Stimuli;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Stimuli;

namespace Elsa.Workflows.Runtime.Activities;

/// <summary>
/// Brings an event to all instances that wait for it, after this burst is committed. Where none waits, nothing happens, now or later.
/// </summary>
/// <param name="source">The source file, for code-first workflows.</param>
/// <param name="line">The line in it.</param>
[Activity("Elsa", Toolbox.Events, "发布事件，正在等待它的流程随即继续；此刻没有流程等待，则不起作用。", DisplayName = "发布事件")]
public class PublishEvent([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>The event.</summary>
    [Input(DisplayName = "事件名称")]
    public Input<string> EventName { get; set; } = null!;

    /// <summary>Only instances with this correlation id hear of it.</summary>
    [Input(DisplayName = "关联编号", Description = "填写后，只有关联编号相同的流程收到。")]
    public Input<string?> CorrelationId { get; set; } = new((string?)null);

    /// <summary>Whether only this very instance hears of it.</summary>
    [Input(DisplayName = "仅限本流程")]
    public Input<bool> IsLocalEvent { get; set; } = new(false);

    /// <summary>What it brings. Nothing personal.</summary>
    [Input(DisplayName = "内容", Description = "不得含个人信息。")]
    public Input<object?> Payload { get; set; } = new((object?)null);

    /// <inheritdoc />
    protected override ValueTask ExecuteAsync(ActivityExecutionContext context)
    {
        var workflow = context.WorkflowExecutionContext;
        context.Send(OutgoingStimulus.Event(workflow.NextId(), new EventStimulus(EventName.Get(context)), Payload.GetOrDefault(context)) with
        {
            CorrelationId = CorrelationId.GetOrDefault(context),
            InstanceId = IsLocalEvent.GetOrDefault(context) ? workflow.Id : null,
        });
        return context.CompleteActivityAsync();
    }
}
