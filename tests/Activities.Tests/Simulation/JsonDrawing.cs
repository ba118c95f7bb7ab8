using System.Text.Json.Nodes;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>Putting JSON together in one expression.</summary>
internal static class JsonDrawing
{
    public static JsonObject With(this JsonObject node, string property, JsonNode value)
    {
        node[property] = value;
        return node;
    }
}
