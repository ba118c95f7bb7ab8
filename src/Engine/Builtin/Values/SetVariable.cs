using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Engine.Builtin;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows.Activities;

/// <summary>Sets a variable.</summary>
[Activity("Elsa", Toolbox.Variables, "给变量赋值。", DisplayName = "设置变量")]
public class SetVariable([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : CodeActivity(source, line)
{
    /// <summary>The variable, found by its id.</summary>
    [Input(DisplayName = "变量", UIHint = InputUIHints.VariablePicker)]
    public Variable? Variable { get; set; }

    /// <summary>Its new value.</summary>
    [Input(DisplayName = "值")]
    public Input<object?> Value { get; set; } = new((object?)null);

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context)
    {
        if (Variable is null || !context.ExpressionExecutionContext.TryGetBlock(Variable, out _))
        {
            throw new FlowException($"变量“{Variable?.Name}”不存在。");
        }

        context.Set(Variable, Value.GetOrDefault(context));
    }
}
