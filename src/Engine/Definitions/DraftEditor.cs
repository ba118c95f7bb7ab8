namespace MedInsFlows.Engine.Definitions;

/// <summary>Who works on a draft, so that nobody else does meanwhile. Immutable.</summary>
/// <param name="UserName">Who saved it last.</param>
/// <param name="Until">Until when it is his unless he saves again, machine time.</param>
public sealed record DraftEditor(string UserName, DateTimeOffset Until)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(10);

    /// <summary>Who works on a draft; null where nobody does any more.</summary>
    /// <param name="savedBy">Who saved it last.</param>
    /// <param name="savedAt">When, machine time.</param>
    /// <param name="now">Machine time.</param>
    internal static DraftEditor? Of(string savedBy, DateTimeOffset savedAt, DateTimeOffset now) => savedAt + Lease is var until && until > now ? new(savedBy, until) : null;
}
