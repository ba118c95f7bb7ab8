using System.Text.Json.Nodes;

namespace MedInsFlows.Engine.Tests.Flow;

/// <summary>The worked examples of the specification, as Elsa Studio saved them, and the events that the stock engine logged for them.</summary>
internal static class WorkedExample
{
    /// <summary>From submission over a correction and two reviews to a notice.</summary>
    public static string Case => Text("medins-case.json");

    /// <summary>A fork with a timer branch.</summary>
    public static string Evidence => Text("medins-evidence.json");

    public static JsonObject Parsed(string text) => JsonNode.Parse(text)!.AsObject();

    /// <summary>Elsa's events as records: what began or was resumed and went on in one go is one.</summary>
    public static IEnumerable<string> AsRecords(string events)
    {
        var list = events.Split(", ");
        return list.Where((happening, index) =>
            happening.Split(' ') is not [var activity, "Started" or "Resumed"] || !list[index + 1].StartsWith($"{activity} ", StringComparison.Ordinal));
    }

    private static string Text(string name)
    {
        using var stream = typeof(WorkedExample).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
