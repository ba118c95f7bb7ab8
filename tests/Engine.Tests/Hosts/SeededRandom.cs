using System.Globalization;
using MedInsFlows.Engine.Randomness;

namespace MedInsFlows.Engine.Tests.Hosts;

/// <summary>Ids and seeds that are the same in every run. Thread-safe.</summary>
/// <param name="seed">Different for sources whose ids must differ.</param>
internal sealed class SeededRandom(int seed) : IRandomSource
{
    private int drawn;

    public Guid NewId() => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0190a8a0-{seed:x4}-7000-8000-{Next():x12}"));

    public ulong NewSeed() => unchecked((((ulong)seed << 32) | (uint)Next()) * 0x9E3779B97F4A7C15);

    private int Next() => Interlocked.Increment(ref drawn);
}
