using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities;

/// <summary>Sets an output of the workflow, which whoever started it hears when it has ended.</summary>
/// <param name="source">The source file, for code-first workflows.</param>
/// <param name="line">The line in it.</param>
[Activity("Elsa", Toolbox.Variables, "给流程的输出赋值，供启动本流程的流程取用。不得含个人信息。", DisplayName = "设置输出")]
public class SetOutput([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line)
{
    /// <summary>The name of the output.</summary>
    [Input(DisplayName = "输出名称")]
    public Input<string> OutputName { get; set; } = null!;

    /// <summary>Its value. Nothing personal.</summary>
    [Input(DisplayName = "值", Description = "不得含个人信息。")]
    public Input<object?> OutputValue { get; set; } = new((object?)null);

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        var name = OutputName.Get(context);
        if (!context.WorkflowExecutionContext.Workflow.Outputs.Any(output => output.Name == name))
        {
            throw new FlowException($"流程没有名为“{name}”的输出。");
        }

        context.WorkflowExecutionContext.Output[name] = OutputValue.GetOrDefault(context)!;
    }
}
