using System.Runtime.CompilerServices;
using Elsa.Expressions.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <content>Inputs, outputs, variables and kept properties.</content>
public partial class ActivityExecutionContext
{
    private static readonly Variable[] NoVariables = [];

    /// <summary>The variables declared here.</summary>
    public IEnumerable<Variable> Variables => (Activity as IVariableContainer)?.Variables.Concat(DynamicVariables) ?? DynamicVariables;

    /// <summary>Variables that the definition does not know.</summary>
    public ICollection<Variable> DynamicVariables { get; set; } = NoVariables;

    /// <inheritdoc />
    public IDictionary<string, object> Properties { get; } = new Dictionary<string, object>();

    /// <summary>What lives for the burst only.</summary>
    public IDictionary<object, object> TransientProperties { get; } = new Dictionary<object, object>();

    /// <summary>The value of an input; default where the input is not set.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="input">The input.</param>
    public T? Get<T>(Input<T>? input) => input is null ? default : Get<T>(input.MemoryBlockReference());

    /// <summary>The value that an output was given.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="output">The output.</param>
    public T? Get<T>(Output<T>? output) => output is null ? default : Get<T>(output.MemoryBlockReference());

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

    /// <summary>What is kept under a key.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    public T? GetProperty<T>(string key)
    {
        if (!Properties.TryGetValue(key, out var value))
        {
            return default;
        }

        // What comes from the kept state is JSON; from now on the object itself is kept, so that changes to it last.
        var converted = ValueConversion.To<T>(value);
        Properties[key] = converted!;
        return converted;
    }

    /// <summary>What is kept under a key, made if it is not there.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="defaultValue">Makes it.</param>
    public T? GetProperty<T>(string key, Func<T> defaultValue)
    {
        if (!Properties.ContainsKey(key))
        {
            SetProperty(key, defaultValue());
        }

        return GetProperty<T>(key);
    }

    /// <summary>Keeps a value between bursts.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="value">The value.</param>
    public void SetProperty<T>(string key, T? value) => Properties[key] = value!;

    /// <summary>Changes what is kept under a key.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="key">The key.</param>
    /// <param name="updater">From the old value, if any, to the new one.</param>
    public T UpdateProperty<T>(string key, Func<T, T> updater)
        where T : notnull
    {
        var value = updater(GetProperty<T>(key)!);
        Properties[key] = value;
        return value;
    }

    /// <summary>Forgets what is kept under a key.</summary>
    /// <param name="key">The key.</param>
    public void RemoveProperty(string key) => Properties.Remove(key);

    /// <summary>A service of the burst.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T GetRequiredService<T>()
        where T : notnull => WorkflowExecutionContext.ServiceProvider.Require<T>();

    /// <summary>A service of the burst, if there is one.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T? GetService<T>()
        where T : notnull => (T?)WorkflowExecutionContext.ServiceProvider.GetService(typeof(T));

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
