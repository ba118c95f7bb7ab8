using System.Globalization;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.Signals;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities;

/// <summary>Base of the activities that wait for one person's word.</summary>
public abstract class TaskActivity : CaseActivity
{
    private const string TaskId = "TaskId";

    private protected TaskActivity(string? source, int? line)
        : base(source, line) => OnSignalReceived<CancelSignal>(OnCancelled);

    /// <summary>The step's name.</summary>
    [Input(DisplayName = "环节名称", Description = "文件所印的环节名称，例如“业务受理”。", Order = 0)]
    public Input<string> Stage { get; set; } = null!;

    /// <summary>Whose task it is.</summary>
    [Input(
        DisplayName = "办理角色",
        UIHint = InputUIHints.DropDown,
        Options = new[]
        {
            "acceptor", "reviewer", "second-reviewer", "finance", "finance-head", "director", "cashier", "settlement", "window-lead",
            "provider-acceptor", "provider-reviewer", "expert", "inspector", "bureau", "supervisor", "internal-control", "applicant",
            "unit-clerk", "provider",
        },
        Order = 1)]
    public Input<string> Role { get; set; } = null!;

    /// <summary>Where the case stands while it waits.</summary>
    [Input(
        DisplayName = "办件状态",
        Description = "任务等待办理期间办件所处的状态。",
        UIHint = InputUIHints.DropDown,
        Options = new[] { "submitted", "preChecked", "awaitingOriginals", "accepted", "inReview", "inPayment" },
        Order = 2)]
    public Input<CaseStatus> Status { get; set; } = new(CaseStatus.InReview);

    /// <summary>What is to be done.</summary>
    [Input(DisplayName = "办理要求", UIHint = InputUIHints.MultiLine, Order = 3)]
    public Input<string?> Instructions { get; set; } = null!;

    /// <summary>What to beware of.</summary>
    [Input(DisplayName = "风险点", Description = "每条含 step（风险点）和 text（风险描述）。", UIHint = InputUIHints.JsonEditor, Order = 8)]
    public Input<IReadOnlyList<RiskPoint>?> RiskPoints { get; set; } = null!;

    /// <summary>Stages whose decider must not decide here.</summary>
    [Input(DisplayName = "不相容环节", Description = "办理过这些环节的人不得办理本环节。", UIHint = InputUIHints.MultiText, Order = 9)]
    public Input<IReadOnlyList<string>?> MustDifferFrom { get; set; } = null!;

    /// <summary>Opens the task and waits for it.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="decided">What runs when it is decided.</param>
    /// <param name="rosterRows">How many rows of a list it judges; null where it judges none.</param>
    private protected void Open(ActivityExecutionContext context, ExecuteActivityDelegate decided, int? rosterRows = null)
    {
        var desk = Desk(context);
        var (stage, taskId, bookmark) = (Stage.Get(context), desk.NewId(), context.CreateBookmark(decided));
        context.SetProperty(TaskId, taskId);
        desk.Intend(new StatusSet(Status.Get(context), stage));
        desk.Intend(new TaskOpened(taskId, Guid.Parse(bookmark.Id, CultureInfo.InvariantCulture), Id, stage, Role.Get(context)) { RosterRows = rosterRows });
    }

    /// <summary>The task is not wanted any more, where it is open still: who decides it closes it, and where the activity faulted it was never opened.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="reason">Why, where the flow goes on without it.</param>
    /// <returns>Whether it was open.</returns>
    private protected static bool Withdraw(ActivityExecutionContext context, string? reason = null)
    {
        var (desk, taskId) = (Desk(context), context.GetProperty<Guid>(TaskId));
        var isOpen = desk.Case.Tasks.Any(task => task.Id == taskId);
        if (isOpen)
        {
            desk.Intend(new TaskCancelled(taskId, reason));
        }

        return isOpen;
    }

    /// <summary>What else is to be cleared away when the case goes on without the activity.</summary>
    /// <param name="context">The execution.</param>
    private protected virtual void Cancelled(ActivityExecutionContext context)
    {
    }

    private static void OnCancelled(CancelSignal signal, SignalContext context)
    {
        if (context.IsSelf)
        {
            Withdraw(context.ReceiverActivityExecutionContext);
            ((TaskActivity)context.ReceiverActivityExecutionContext.Activity).Cancelled(context.ReceiverActivityExecutionContext);
        }
    }
}
