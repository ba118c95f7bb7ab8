using System.Text.Json;
using Elsa.Expressions.Models;

namespace Elsa.Workflows.Models;

/// <summary>An output, tied to what takes its value: a variable by id, or an output of the workflow by name.</summary>
public class Output : Argument
{
    /// <summary>Not bound.</summary>
    public Output()
    {
    }

    /// <summary>Bound to a block.</summary>
    /// <param name="memoryBlockReference">The block.</param>
    public Output(MemoryBlockReference memoryBlockReference)
        : base(memoryBlockReference)
    {
    }

    /// <summary>Bound to a block that is found late.</summary>
    /// <param name="memoryBlockReference">Finds the block.</param>
    public Output(Func<MemoryBlockReference> memoryBlockReference)
        : base(memoryBlockReference)
    {
    }

    /// <summary>A converter between the value and its target; written back unchanged.</summary>
    public OutputConverterConfiguration? Converter { get; set; }
}

/// <summary>An output of type <typeparamref name="T"/>.</summary>
/// <typeparam name="T">The type of its value.</typeparam>
public class Output<T> : Output
{
    /// <summary>Not bound.</summary>
    public Output()
    {
    }

    /// <summary>Bound to a block.</summary>
    /// <param name="memoryBlockReference">The block.</param>
    public Output(MemoryBlockReference memoryBlockReference)
        : base(memoryBlockReference)
    {
    }

    /// <summary>Bound to a block that is found late.</summary>
    /// <param name="memoryBlockReference">Finds the block.</param>
    public Output(Func<MemoryBlockReference> memoryBlockReference)
        : base(memoryBlockReference)
    {
    }
}

/// <summary>Names a converter of output values.</summary>
public sealed record OutputConverterConfiguration
{
    /// <summary>Names a converter.</summary>
    /// <param name="id">The converter.</param>
    /// <param name="settings">Its settings.</param>
    public OutputConverterConfiguration(string id, JsonElement? settings = null) => (Id, Settings) = (id, settings);

    /// <summary>The converter.</summary>
    public string Id { get; }

    /// <summary>Its settings.</summary>
    public JsonElement? Settings { get; }
}
