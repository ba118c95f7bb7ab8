using System.Diagnostics.CodeAnalysis;

namespace Elsa.Expressions.Models;

/// <summary>The blocks of one scope.</summary>
/// <param name="blocks">Blocks to begin with.</param>
public class MemoryRegister(IDictionary<string, MemoryBlock>? blocks = null)
{
    /// <summary>The blocks by id.</summary>
    public IDictionary<string, MemoryBlock> Blocks { get; } = blocks ?? new Dictionary<string, MemoryBlock>();

    /// <summary>Whether the block is here.</summary>
    /// <param name="reference">The block.</param>
    public bool IsDeclared(MemoryBlockReference reference) => HasBlock(reference.Id);

    /// <summary>Whether the block is here.</summary>
    /// <param name="id">The block.</param>
    public bool HasBlock(string id) => Blocks.ContainsKey(id);

    /// <summary>The block, if it is here.</summary>
    /// <param name="id">The block.</param>
    /// <param name="block">What was found.</param>
    public bool TryGetBlock(string id, [MaybeNullWhen(false)] out MemoryBlock block) => Blocks.TryGetValue(id, out block);

    /// <summary>Makes blocks that are not here yet.</summary>
    /// <param name="references">The blocks.</param>
    public void Declare(IEnumerable<MemoryBlockReference> references)
    {
        foreach (var reference in references)
        {
            Declare(reference);
        }
    }

    /// <summary>Makes a block, unless it is here.</summary>
    /// <param name="blockReference">The block.</param>
    public MemoryBlock Declare(MemoryBlockReference blockReference)
    {
        if (!Blocks.TryGetValue(blockReference.Id, out var block))
        {
            Blocks[blockReference.Id] = block = blockReference.Declare();
        }

        return block;
    }
}
