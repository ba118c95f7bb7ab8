using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Fuzzing;

/// <summary>An operation of the contract, as the checked-in document describes it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Method">GET, POST …</param>
/// <param name="Path">Its path with the places for parameters.</param>
/// <param name="Query">The names of the parameters of the query.</param>
/// <param name="Roles">Who may.</param>
/// <param name="Body">The schema of its JSON body; null where it has none.</param>
/// <param name="IsUpload">Whether it takes a form with a file.</param>
internal sealed record Operation(string Id, HttpMethod Method, string Path, IReadOnlyList<string> Query, IReadOnlyList<string> Roles, JsonNode? Body, bool IsUpload)
{
    /// <summary>All operations of the contract.</summary>
    public static IReadOnlyList<Operation> All(JsonNode document) =>
    [
        .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(operation => Of(path.Key, operation.Key, operation.Value!))),
    ];

    private static Operation Of(string path, string method, JsonNode operation)
    {
        var content = operation["requestBody"]?["content"];
        var parameters = operation["parameters"]?.AsArray() ?? [];
        return new Operation(
            (string)operation["operationId"]!,
            new HttpMethod(method.ToUpperInvariant()),
            path,
            [.. parameters.Where(parameter => (string?)parameter!["in"] == "query").Select(parameter => (string)parameter!["name"]!)],
            ((string?)operation["description"])?.Split('：')[^1].Split('、') ?? [],
            content?["application/json"]?["schema"],
            content?["multipart/form-data"] is not null);
    }
}
