namespace Elsa.Expressions.Models;

/// <summary>One value in memory.</summary>
public class MemoryBlock
{
    /// <summary>An empty block.</summary>
    public MemoryBlock()
    {
    }

    /// <summary>A block with a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="metadata">What is known of it.</param>
    public MemoryBlock(object? value, object? metadata = null) => (Value, Metadata) = (value, metadata);

    /// <summary>The value.</summary>
    public object? Value { get; set; }

    /// <summary>What is known of it.</summary>
    public object? Metadata { get; set; }
}
