namespace MedInsFlows.Host.Studio.Wire;

/// <summary>A whole list, as Elsa answers it.</summary>
/// <param name="Items">The entries.</param>
/// <param name="Count">How many.</param>
internal sealed record ElsaList<T>(IReadOnlyList<T> Items, int Count);

/// <summary>A page of a list, as Elsa answers it.</summary>
/// <param name="Items">The entries of the page.</param>
/// <param name="TotalCount">How many there are in all.</param>
internal sealed record ElsaPage<T>(IReadOnlyList<T> Items, long TotalCount);

/// <summary>Makes lists.</summary>
internal static class ElsaList
{
    /// <summary>A whole list.</summary>
    public static ElsaList<T> Of<T>(IEnumerable<T> items)
    {
        IReadOnlyList<T> all = [.. items];
        return new(all, all.Count);
    }
}
