using System.Runtime.CompilerServices;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Signals;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Leaves the nearest loop.</summary>
[Activity("Elsa", Toolbox.Loops, "跳出最近的循环，循环中仍在进行的一并取消。", DisplayName = "跳出循环")]
public class Break([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line), ITerminalNode
{
    /// <inheritdoc />
    protected override async ValueTask ExecuteAsync(ActivityExecutionContext context) => await context.SendSignalAsync(new BreakSignal());
}
