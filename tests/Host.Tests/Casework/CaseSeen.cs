using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>A case as a client sees it.</summary>
internal sealed record CaseSeen(JsonNode Json)
{
    public string Id => Json.Text("/id");

    public string Number => Json.Text("/caseNumber");

    public string Status => Json.Text("/status");

    public string? Stage => Json.At("/stage")?.GetValue<string>();

    public IReadOnlyList<string> MissingMaterials => Json.Texts("/missing/materials", "/id");

    public IReadOnlyList<string> MissingFields => Json.Texts("/missing/fields", "/id");

    public IReadOnlyList<JsonNode> Tasks => Json.List("/tasks");
}
