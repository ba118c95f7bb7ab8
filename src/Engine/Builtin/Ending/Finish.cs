using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Ends the whole instance, cancelling what is still open in it.</summary>
[Activity("Elsa", Toolbox.Flow, "结束整个办件流程，仍在进行的分支一并取消。", DisplayName = "全部结束")]
public class Finish([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line), ITerminalNode
{
    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.WorkflowExecutionContext.RequestFinish();
}
