using System.Runtime.CompilerServices;
using Elsa.Extensions;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Exceptions;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Builtin;

namespace Elsa.Workflows.Activities;

/// <summary>Throws a fault with a code.</summary>
[Activity("Elsa", Toolbox.Flow, "使流程发生故障，由管理员处理。", DisplayName = "故障")]
public class Fault([CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) : Activity(source, line)
{
    /// <summary>The code.</summary>
    [Input(DisplayName = "代码")]
    public Input<string> Code { get; set; } = new("0");

    /// <summary>The category.</summary>
    [Input(DisplayName = "类别")]
    public Input<string> Category { get; set; } = new("General");

    /// <summary>Business or system.</summary>
    [Input(DisplayName = "类型")]
    public Input<string> FaultType { get; set; } = new("System");

    /// <summary>What is wrong.</summary>
    [Input(DisplayName = "说明")]
    public Input<string?> Message { get; set; } = new((string?)null);

    /// <summary>Makes the activity.</summary>
    /// <param name="code">The code.</param>
    /// <param name="category">The category.</param>
    /// <param name="type">Business or system.</param>
    /// <param name="message">What is wrong.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    public static Fault Create(
        string code, string category, string type, string? message = null, [CallerFilePath] string? source = null, [CallerLineNumber] int? line = null) => new(source, line)
        {
            Code = new Input<string>(code),
            Category = new Input<string>(category),
            FaultType = new Input<string>(type),
            Message = new Input<string?>(message),
        };

    /// <inheritdoc />
    protected override void Execute(ActivityExecutionContext context) =>
        throw new FaultException(Code.Get(context), Category.Get(context), FaultType.Get(context), Message.GetOrDefault(context));
}
