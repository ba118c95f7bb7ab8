namespace MedInsFlows.Cases.Protection;

/// <summary>The keys with which personal data is sealed and searched. Thread-safe.</summary>
/// <param name="Keys">For sealing.</param>
/// <param name="Digest">For searching and citing.</param>
public sealed record PersonalData(KeyRing Keys, KeyedDigest Digest);
