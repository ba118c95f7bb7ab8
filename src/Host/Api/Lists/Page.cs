namespace MedInsFlows.Host.Api.Lists;

/// <summary>A page of a list on the wire.</summary>
/// <param name="Items">The entries of this page, in the order of the list.</param>
/// <param name="Total">Entries of the whole list.</param>
/// <param name="PageNumber">This page, from 1.</param>
/// <param name="Size">Entries a page has at most.</param>
internal sealed record Page<T>(
    IReadOnlyList<T> Items,
    long Total,
    [property: System.Text.Json.Serialization.JsonPropertyName("page")] int PageNumber,
    int Size);
