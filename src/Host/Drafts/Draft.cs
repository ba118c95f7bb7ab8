using NodaTime;

namespace MedInsFlows.Host.Drafts;

/// <summary>An application that is being filled in. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Content">What is filled in, as bytes of whoever keeps it.</param>
/// <param name="SavedAt">When it was saved last, machine time.</param>
internal sealed record Draft(Guid Id, byte[] Content, Instant SavedAt);

/// <summary>A draft in a list; nothing of its content.</summary>
/// <param name="Region">The region.</param>
/// <param name="Item">The item.</param>
/// <param name="SavedAt">When it was saved last, machine time.</param>
internal sealed record DraftEntry(string Region, string Item, Instant SavedAt);
