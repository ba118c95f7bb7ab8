namespace MedInsFlows.Engine.Randomness;

/// <summary>The one place from which ids and seeds that are not derived come. Thread-safe.</summary>
public interface IRandomSource
{
    /// <summary>A new id: a UUID of version 7, so that rows made together lie together.</summary>
    Guid NewId();

    /// <summary>A seed for the draws of one burst.</summary>
    ulong NewSeed();
}
