using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Memory;

namespace Elsa.Extensions;

/// <content>Variables and the scopes that hold them.</content>
public static partial class ExpressionExecutionContextExtensions
{
    /// <summary>The value of a variable by name; default where nobody has it.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="name">The name.</param>
    public static T? GetVariable<T>(this ExpressionExecutionContext context, string name) =>
        context.FindVariable(name) is { } variable ? context.Get<T>(variable) : default;

    /// <summary>The variable with a name that is nearest.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="name">The name.</param>
    /// <param name="localScopeOnly">Whether to look only here, not around.</param>
    public static Variable? GetVariable(this ExpressionExecutionContext context, string name, bool localScopeOnly = false) =>
        localScopeOnly ? context.VariablesHere().FirstOrDefault(variable => variable.Name == name) : context.FindVariable(name);

    /// <summary>Adds a variable to the nearest container.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its value.</param>
    /// <param name="storageDriverType">What keeps it between bursts; none: it is there for the burst only.</param>
    /// <param name="configure">Further work on the block.</param>
    public static Variable CreateVariable<T>(
        this ExpressionExecutionContext context, string name, T? value, Type? storageDriverType = null, Action<MemoryBlock>? configure = null)
    {
        var variable = new Variable<T>(name, value) { StorageDriverType = storageDriverType };
        var container = context.GetVariableContainerContext();
        container.Owner!.DeclareVariables([variable]);
        configure?.Invoke(container.GetBlock(variable));
        return variable;
    }

    /// <summary>Sets a variable by name, in the nearest container that has it. An unknown name becomes a block of the nearest container, for the burst only.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="context">Where to look.</param>
    /// <param name="name">The name.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public static Variable SetVariable<T>(this ExpressionExecutionContext context, string name, T? value, Action<MemoryBlock>? configure = null)
    {
        var known = context.FindVariable(name);
        var variable = known ?? new Variable(name);
        (known is null ? context.GetVariableContainerContext() : context).Set(variable, value, configure);
        return variable;
    }

    /// <summary>The scope of the nearest container.</summary>
    /// <param name="context">Where to look.</param>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static ExpressionExecutionContext GetVariableContainerContext(this ExpressionExecutionContext context) =>
        context.FindParent(scope => scope.Owner?.Activity is IVariableContainer) ?? throw new InvalidOperationException("No container is around the expression.");

    /// <summary>The nearest scope that will do, this one included.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="predicate">Whether it will do.</param>
    public static ExpressionExecutionContext? FindParent(this ExpressionExecutionContext context, Func<ExpressionExecutionContext, bool> predicate) =>
        context.Scopes().FirstOrDefault(predicate);

    /// <summary>The nearest scope that holds a block.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="blockId">The block.</param>
    public static ExpressionExecutionContext? FindContextContainingBlock(this ExpressionExecutionContext context, string blockId) =>
        context.FindParent(scope => scope.Memory.HasBlock(blockId));

    /// <summary>All blocks in scope, by id; the nearest of an id counts.</summary>
    /// <param name="context">Where to look.</param>
    public static IDictionary<string, MemoryBlock> FlattenMemoryBlocks(this ExpressionExecutionContext context) =>
        context.Scopes().SelectMany(scope => scope.Memory.Blocks).DistinctBy(block => block.Key).ToDictionary();

    /// <summary>The values of all blocks in scope, by id; the nearest of an id counts.</summary>
    /// <param name="context">Where to look.</param>
    public static IDictionary<string, object> ReadAndFlattenMemoryBlocks(this ExpressionExecutionContext context) =>
        context.FlattenMemoryBlocks().ToDictionary(block => block.Key, block => block.Value.Value!);

    /// <summary>All variables in scope, from the nearest outwards.</summary>
    /// <param name="context">Where to look.</param>
    public static IEnumerable<Variable> EnumerateVariablesInScope(this ExpressionExecutionContext context) => context.Scopes().SelectMany(VariablesHere);

    /// <summary>All variables in scope; the nearest of a name counts.</summary>
    /// <param name="context">Where to look.</param>
    public static IEnumerable<Variable> GetVariablesInScope(this ExpressionExecutionContext context) =>
        context.EnumerateVariablesInScope().DistinctBy(variable => variable.Name);

    /// <summary>The names of all variables in scope.</summary>
    /// <param name="context">Where to look.</param>
    public static IEnumerable<string> GetVariableNamesInScope(this ExpressionExecutionContext context) => context.GetVariablesInScope().Select(variable => variable.Name);

    /// <summary>The value of a variable by name; null where nobody has it.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="variableName">The name.</param>
    public static object GetVariableInScope(this ExpressionExecutionContext context, string variableName) =>
        context.FindVariable(variableName) is { } variable ? context.Get(variable)! : null!;

    /// <summary>Sets a variable by name, if somebody has it.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="variableName">The name.</param>
    /// <param name="value">The value.</param>
    public static void SetVariableInScope(this ExpressionExecutionContext context, string variableName, object? value)
    {
        if (context.FindVariable(variableName) is { } variable)
        {
            context.Set(variable, value);
        }
    }

    /// <summary>The variable with a name that is nearest.</summary>
    internal static Variable? FindVariable(this ExpressionExecutionContext context, string name) => context.FindVariable(variable => variable.Name == name);

    /// <summary>The nearest variable that will do.</summary>
    internal static Variable? FindVariable(this ExpressionExecutionContext context, Predicate<Variable> willDo)
    {
        for (var scope = context; scope is not null; scope = scope.ParentContext)
        {
            foreach (var block in scope.Memory.Blocks.Values)
            {
                if (block.Metadata is Variable variable && willDo(variable))
                {
                    return variable;
                }
            }
        }

        return null;
    }

    private static IEnumerable<ExpressionExecutionContext> Scopes(this ExpressionExecutionContext context)
    {
        for (var scope = context; scope is not null; scope = scope.ParentContext)
        {
            yield return scope;
        }
    }

    private static IEnumerable<Variable> VariablesHere(this ExpressionExecutionContext context) =>
        context.Memory.Blocks.Values.Select(block => block.Metadata).OfType<Variable>();
}
