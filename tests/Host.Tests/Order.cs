using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using NodaTime;

namespace MedInsFlows.Host.Tests;

/// <summary>A request with a member of every kind.</summary>
internal sealed record Order(
    string Name,
    int Count,
    decimal Amount,
    bool Urgent,
    OrderKind Kind,
    LocalDate DueOn,
    Instant SentAt,
    IReadOnlyList<OrderLine> Lines,
    [property: MaxLength(5)] string? Code = null,
    [StringLength(4)] string? Sign = null,
    [MaxLength(2)] IReadOnlyList<string>? Tags = null,
    IReadOnlyDictionary<string, int>? Counts = null,
    JsonElement? Fields = null);

internal sealed record OrderLine(string Text, int? Number = null);

internal enum OrderKind
{
    Person,
    PublicUnit,
}
