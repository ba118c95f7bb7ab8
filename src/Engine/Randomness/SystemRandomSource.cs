using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace MedInsFlows.Engine.Randomness;

/// <summary>Ids from machine time and cryptographic randomness. Thread-safe.</summary>
/// <param name="machineTime">Machine time.</param>
public sealed class SystemRandomSource(TimeProvider machineTime) : IRandomSource
{
    /// <inheritdoc />
    [SuppressMessage("ApiDesign", "RS0030", Justification = "This is the one place.")]
    public Guid NewId() => Guid.CreateVersion7(machineTime.GetUtcNow());

    /// <inheritdoc />
    public ulong NewSeed()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }
}
