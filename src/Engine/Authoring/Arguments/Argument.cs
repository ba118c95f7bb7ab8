using Elsa.Expressions.Models;

namespace Elsa.Workflows.Models;

/// <summary>An input or output of an activity, tied to a block of memory.</summary>
public abstract class Argument
{
    /// <summary>Not yet tied: the engine ties it when the definition is loaded.</summary>
    protected Argument() => MemoryBlockReference = () => throw new InvalidOperationException("The argument is not tied to a memory block yet.");

    /// <summary>Tied to a block.</summary>
    /// <param name="memoryBlockReference">The block.</param>
    protected Argument(MemoryBlockReference memoryBlockReference) => MemoryBlockReference = () => memoryBlockReference;

    /// <summary>Tied to a block that is found late.</summary>
    /// <param name="memoryBlockReference">Finds the block.</param>
    protected Argument(Func<MemoryBlockReference> memoryBlockReference) => MemoryBlockReference = memoryBlockReference;

    /// <summary>The block.</summary>
    public Func<MemoryBlockReference> MemoryBlockReference { get; set; }
}
