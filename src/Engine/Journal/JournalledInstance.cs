namespace MedInsFlows.Engine.Journal;

/// <summary>What an instance says of its journal, and what it led to.</summary>
/// <param name="Records">How many records there are.</param>
/// <param name="JournalHash">The hash of the last.</param>
/// <param name="State">What the instance keeps.</param>
internal sealed record JournalledInstance(int Records, ReadOnlyMemory<byte> JournalHash, string State);
