using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Activities;

/// <summary>Base of all activities of ours: each says on what it rests.</summary>
/// <param name="source">The source file, for code-first workflows.</param>
/// <param name="line">The line in it.</param>
public abstract class CaseActivity(string? source = null, int? line = null) : Activity(source, line)
{
    /// <summary>The group in the toolbox.</summary>
    protected const string Category = "医保经办";

    /// <summary>The place in the document that asks for this, or "推定" with the reason.</summary>
    [Input(DisplayName = "依据", Description = "写明文件的出处，例如“第十六项（十四）1.线上办理”；文件没有写明的，写“推定：”和理由。", UIHint = InputUIHints.MultiLine, Order = 99)]
    public Input<string?> Clause { get; set; } = null!;

    /// <summary>The case enters the step that an activity names, which does not wait there; nothing, if it names none or the case is closed.</summary>
    /// <param name="context">The execution.</param>
    /// <param name="stage">The step.</param>
    private protected static void Enter(ActivityExecutionContext context, Input<string?>? stage)
    {
        var desk = Desk(context);
        if (stage.GetOrDefault(context) is { Length: > 0 } step && !desk.Case.Status.IsFinal())
        {
            desk.Intend(new StatusSet(desk.Case.Status, step));
        }
    }

    /// <summary>The case.</summary>
    /// <param name="context">The execution.</param>
    protected static ICaseDesk Desk(ActivityExecutionContext context) => context.GetRequiredService<ICaseDesk>();
}
