using System.Security.Cryptography;

namespace MedInsFlows.Cases.Tests.Protection;

/// <summary>A generator whose bytes can be foretold, for tests only.</summary>
internal sealed class SeededGenerator(int seed) : RandomNumberGenerator
{
    private readonly Random random = new(seed);

    public override void GetBytes(byte[] data) => random.NextBytes(data);

    public byte[] Next(int count)
    {
        var bytes = new byte[count];
        GetBytes(bytes);
        return bytes;
    }
}
