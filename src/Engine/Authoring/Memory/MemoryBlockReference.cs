using MedInsFlows.Engine.Expressions;

namespace Elsa.Expressions.Models;

/// <summary>Names a block of memory by id. Which block that is depends on where one asks: the search goes from an activity up to the workflow.</summary>
public class MemoryBlockReference
{
    /// <summary>Not named yet.</summary>
    public MemoryBlockReference()
    {
    }

    /// <summary>Names a block.</summary>
    /// <param name="id">Its id.</param>
    public MemoryBlockReference(string id) => Id = id;

    /// <summary>The id.</summary>
    public string Id { get; set; } = null!;

    /// <summary>Makes the block.</summary>
    public virtual MemoryBlock Declare() => new();

    /// <summary>Whether a register holds the block.</summary>
    /// <param name="register">The register.</param>
    public bool IsDefined(MemoryRegister register) => register.HasBlock(Id);

    /// <summary>The value.</summary>
    /// <param name="memoryRegister">Where to look.</param>
    public object? Get(MemoryRegister memoryRegister) => GetBlock(memoryRegister).Value;

    /// <summary>The value, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="memoryRegister">Where to look.</param>
    public T? Get<T>(MemoryRegister memoryRegister) => ValueConversion.To<T>(Get(memoryRegister));

    /// <summary>The value, or null where there is no such block.</summary>
    /// <param name="context">Where to look.</param>
    public object? Get(ExpressionExecutionContext context) => context.Get(this);

    /// <summary>The value, converted.</summary>
    /// <typeparam name="T">The type wanted.</typeparam>
    /// <param name="context">Where to look.</param>
    public T? Get<T>(ExpressionExecutionContext context) => context.Get<T>(this);

    /// <summary>The value, if there is such a block.</summary>
    /// <param name="context">Where to look.</param>
    /// <param name="value">The value.</param>
    public bool TryGet(ExpressionExecutionContext context, out object? value) => context.TryGet(this, out value);

    /// <summary>Sets the value.</summary>
    /// <param name="memoryRegister">Where the block is, or is made.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public void Set(MemoryRegister memoryRegister, object? value, Action<MemoryBlock>? configure = null)
    {
        var block = GetBlock(memoryRegister);
        block.Value = value;
        configure?.Invoke(block);
    }

    /// <summary>Sets the value.</summary>
    /// <param name="context">Where to look for the block.</param>
    /// <param name="value">The value.</param>
    /// <param name="configure">Further work on the block.</param>
    public void Set(ExpressionExecutionContext context, object? value, Action<MemoryBlock>? configure = null) => context.Set(this, value, configure);

    /// <summary>The block, made if it is not there.</summary>
    /// <param name="memoryRegister">Where it is.</param>
    public MemoryBlock GetBlock(MemoryRegister memoryRegister) =>
        memoryRegister.TryGetBlock(Id, out var block) ? block : memoryRegister.Declare(this);
}

/// <summary>Names a block of a given type.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
public class MemoryBlockReference<T> : MemoryBlockReference;
