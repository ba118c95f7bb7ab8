using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Extensions;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <content>Inputs, outputs and variables.</content>
public partial class ActivityExecutionContext
{
    private static readonly Variable[] NoVariables = [];

    /// <summary>The variables declared here.</summary>
    public IEnumerable<Variable> Variables => (Activity as IVariableContainer)?.Variables.Concat(DynamicVariables) ?? DynamicVariables;

    /// <summary>Variables that the definition does not know.</summary>
    public ICollection<Variable> DynamicVariables { get; set; } = NoVariables;

    /// <summary>The inputs that this execution has the values of, by name; without those that may be secret.</summary>
    public IDictionary<string, object> ActivityState => ActivityDescriptor.Inputs
        .Where(input => input is { IsWrapped: true, IsSensitive: false, IsSerializable: not false })
        .Select(input => (input.Name, Argument: input.ValueGetter(Activity) as Input))
        .Where(input => input.Argument is { Expression.IsConstant: true } || (input.Argument is not null && ExpressionExecutionContext.Memory.IsDeclared(input.Argument.MemoryBlockReference())))
        .ToDictionary(input => input.Name, input => input.Argument.TryGet(ExpressionExecutionContext, out var value) ? value! : null!);

    /// <summary>The value of an input; default where the input is not set.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    public T? Get<T>(Input<T>? input) => input.GetOrDefault(this);

    /// <summary>The value that an output was given.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output.</param>
    public T? Get<T>(Output<T>? output) => output is null ? default : Get<T>(output.MemoryBlockReference());

    /// <summary>The value that an output was given.</summary>
    /// <param name="output">The output.</param>
    public object? Get(Output? output) => output is null ? null : Get(output.MemoryBlockReference());

    /// <summary>The value of a block.</summary>
    /// <param name="blockReference">The block.</param>
    public object? Get(MemoryBlockReference blockReference) => ExpressionExecutionContext.Get(blockReference);

    /// <summary>The value of a block, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="blockReference">The block.</param>
    public T? Get<T>(MemoryBlockReference blockReference) => ExpressionExecutionContext.Get<T>(blockReference);

    /// <summary>The value of a block, if there is one.</summary>
    /// <param name="blockReference">The block.</param>
    /// <param name="value">The value.</param>
    public bool TryGet(MemoryBlockReference blockReference, out object? value) => ExpressionExecutionContext.TryGet(blockReference, out value);

    /// <summary>Sets the value of a block.</summary>
    /// <param name="blockReference">The block.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public void Set(MemoryBlockReference blockReference, object? value, Action<MemoryBlock>? configure = null) =>
        ExpressionExecutionContext.Set(blockReference, value, configure);

    /// <summary>Sets an output.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output; not set where it is not bound.</param>
    /// <param name="value">The value.</param>
    /// <param name="outputName">Its name, as written.</param>
    public void Set<T>(Output<T>? output, T? value, [CallerArgumentExpression(nameof(output))] string? outputName = null) => Set((Output?)output, value, outputName);

    /// <summary>Sets an output: the variable it is bound to, or the output of the workflow.</summary>
    /// <param name="output">The output; not set where it is not bound.</param>
    /// <param name="value">The value.</param>
    /// <param name="outputName">Its name, as written.</param>
    public void Set(Output? output, object? value, [CallerArgumentExpression(nameof(output))] string? outputName = null)
    {
        WorkflowExecutionContext.GetActivityOutputRegister().Record(this, outputName, value);
        if (output is null)
        {
            return;
        }

        var reference = output.MemoryBlockReference();
        if (WorkflowExecutionContext.Workflow.Outputs.FirstOrDefault(definition => definition.Name == reference.Id) is { } definition)
        {
            WorkflowExecutionContext.Output[definition.Name] = value!;
        }

        Set(reference, value);
    }

    /// <summary>Makes the block of an input that is a constant, where someone asks for the block itself.</summary>
    internal bool TryDeclareConstant(MemoryBlockReference reference, [MaybeNullWhen(false)] out MemoryBlock block)
    {
        foreach (var descriptor in ActivityDescriptor.Inputs)
        {
            if (descriptor.IsWrapped && descriptor.ValueGetter(Activity) is Input { Expression: { IsConstant: true } constant } input && input.MemoryBlockReference().Id == reference.Id)
            {
                block = ExpressionExecutionContext.Memory.Blocks[reference.Id] = new MemoryBlock(constant.Value);
                return true;
            }
        }

        block = null;
        return false;
    }

    /// <summary>Makes the blocks of this execution's variables.</summary>
    internal void DeclareVariables(IEnumerable<Variable>? further = null)
    {
        if (Activity is IVariableContainer container)
        {
            ExpressionExecutionContext.Memory.Declare(container.Variables);
        }

        if (further is not null)
        {
            DynamicVariables = [.. DynamicVariables, .. further];
        }

        ExpressionExecutionContext.Memory.Declare(DynamicVariables);
    }
}
