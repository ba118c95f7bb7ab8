using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Names the instance.</summary>
[Activity("Elsa", Toolbox.Variables, "给办件流程命名。", DisplayName = "设置名称")]
public class SetName : CodeActivity
{
    /// <summary>Makes the activity.</summary>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public SetName([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : base(source, line)
    {
    }

    /// <summary>Makes the activity.</summary>
    /// <param name="value">The name.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public SetName(Input<string> value, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null)
        : this(source, line) => Value = value;

    /// <summary>The name.</summary>
    [Input(DisplayName = "名称")]
    public Input<string> Value { get; set; } = null!;

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) => context.WorkflowExecutionContext.Name = Value.Get(context);
}
