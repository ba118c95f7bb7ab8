using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MedInsFlows.Engine.Flow;

/// <summary>
/// Ids made in a burst, derived from instance, stimulus and a counter, so that a replay finds the same ones. They are UUIDs of version 8 whose
/// first 48 bits are the stimulus' business time in milliseconds, so that rows made together lie together in an index.
/// </summary>
/// <param name="instanceId">The instance.</param>
/// <param name="stimulus">The number of the stimulus.</param>
/// <param name="at">Its business time.</param>
internal sealed class DerivedIds(Guid instanceId, int stimulus, DateTimeOffset at)
{
    private int counter;

    /// <summary>The next id.</summary>
    public string Next()
    {
        Span<byte> source = stackalloc byte[24];
        instanceId.TryWriteBytes(source, bigEndian: true, out _);
        BinaryPrimitives.WriteInt32BigEndian(source[16..], stimulus);
        BinaryPrimitives.WriteInt32BigEndian(source[20..], counter++);
        Span<byte> hash = stackalloc byte[32];
        SHA256.HashData(source, hash);
        var milliseconds = at.ToUnixTimeMilliseconds();
        BinaryPrimitives.WriteInt16BigEndian(hash, unchecked((short)(milliseconds >> 32)));
        BinaryPrimitives.WriteInt32BigEndian(hash[2..], unchecked((int)milliseconds));
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
