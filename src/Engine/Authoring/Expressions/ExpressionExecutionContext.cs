using System.Diagnostics.CodeAnalysis;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace Elsa.Expressions.Models;

/// <summary>Where an expression is evaluated: a scope of memory and those around it. Belongs to one burst; not thread-safe.</summary>
/// <param name="serviceProvider">The services of the burst.</param>
/// <param name="memory">The blocks of this scope.</param>
/// <param name="parentContext">The scope around it.</param>
/// <param name="transientProperties">What lives for the burst only.</param>
/// <param name="onChange">Told when a value was set here.</param>
/// <param name="cancellationToken">Not used by a burst of this engine: it does no I/O.</param>
public class ExpressionExecutionContext(
    IServiceProvider serviceProvider,
    MemoryRegister memory,
    ExpressionExecutionContext? parentContext = null,
    IDictionary<object, object>? transientProperties = null,
    Action? onChange = null,
    CancellationToken cancellationToken = default)
{
    /// <summary>The services of the burst.</summary>
    public IServiceProvider ServiceProvider { get; } = serviceProvider;

    /// <summary>The blocks of this scope.</summary>
    public MemoryRegister Memory { get; } = memory;

    /// <summary>What lives for the burst only.</summary>
    public IDictionary<object, object> TransientProperties { get => field ??= new Dictionary<object, object>(); set; } = transientProperties!;

    /// <summary>The scope around it.</summary>
    public ExpressionExecutionContext? ParentContext { get; set; } = parentContext;

    /// <summary>Never cancelled in this engine.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>The activity whose scope this is; none for the workflow's own.</summary>
    internal Workflows.ActivityExecutionContext? Owner { get; init; }

    /// <summary>The block.</summary>
    /// <param name="blockReference">Finds it.</param>
    public MemoryBlock GetBlock(Func<MemoryBlockReference> blockReference) => GetBlock(blockReference());

    /// <summary>The block.</summary>
    /// <param name="blockReference">Names it.</param>
    /// <exception cref="InvalidOperationException">No scope holds it.</exception>
    public MemoryBlock GetBlock(MemoryBlockReference blockReference) => TryGetBlock(blockReference, out var block)
        ? block
        : throw new InvalidOperationException($"No memory block '{blockReference.Id}' in scope.");

    /// <summary>The block, if a scope holds it.</summary>
    /// <param name="blockReference">Names it.</param>
    /// <param name="block">What was found.</param>
    public bool TryGetBlock(MemoryBlockReference blockReference, [MaybeNullWhen(false)] out MemoryBlock block)
    {
        for (var scope = this; scope is not null; scope = scope.ParentContext)
        {
            if (scope.Memory.TryGetBlock(blockReference.Id, out block) || scope.Owner?.TryDeclareConstant(blockReference, out block) == true)
            {
                return true;
            }
        }

        block = null;
        return false;
    }

    /// <summary>The value.</summary>
    /// <param name="blockReference">Finds the block.</param>
    public object? Get(Func<MemoryBlockReference> blockReference) => Get(blockReference());

    /// <summary>The value.</summary>
    /// <param name="blockReference">Names the block.</param>
    public object? Get(MemoryBlockReference blockReference) => GetBlock(blockReference).Value;

    /// <summary>The value, if a scope holds the block.</summary>
    /// <param name="blockReference">Names the block.</param>
    /// <param name="value">The value.</param>
    public bool TryGet(MemoryBlockReference blockReference, out object? value)
    {
        var found = TryGetBlock(blockReference, out var block);
        value = block?.Value;
        return found;
    }

    /// <summary>The value, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="blockReference">Finds the block.</param>
    public T? Get<T>(Func<MemoryBlockReference> blockReference) => Get<T>(blockReference());

    /// <summary>The value, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="blockReference">Names the block.</param>
    public T? Get<T>(MemoryBlockReference blockReference) => ValueConversion.To<T>(Get(blockReference));

    /// <summary>Sets a value.</summary>
    /// <param name="blockReference">Finds the block.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public void Set(Func<MemoryBlockReference> blockReference, object? value, Action<MemoryBlock>? configure = null) => Set(blockReference(), value, configure);

    /// <summary>Sets a value, in the nearest scope that holds the block, else in this one.</summary>
    /// <param name="blockReference">Names the block.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public void Set(MemoryBlockReference blockReference, object? value, Action<MemoryBlock>? configure = null)
    {
        if (!TryGetBlock(blockReference, out var block))
        {
            block = Memory.Declare(blockReference);
        }

        block.Value = block.Metadata is Workflows.Memory.Variable variable ? variable.Convert(value) : value;
        configure?.Invoke(block);
        onChange?.Invoke();
    }

    /// <summary>A service of the burst.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T GetRequiredService<T>()
        where T : notnull => ServiceProvider.Require<T>();
}
