using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http.HttpResults;

namespace MedInsFlows.Host.Studio.Wire;

/// <summary>
/// JSON as Elsa Studio speaks it: camelCase, enumerations by the names of their members, what is null written; read in any case of letters, unknown
/// members passed over.
/// </summary>
internal static class ElsaJson
{
    /// <summary>The conventions.</summary>
    public static JsonSerializerOptions Options { get; } = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>An answer.</summary>
    public static JsonHttpResult<T> Answer<T>(T value) => TypedResults.Json(value, Options);
}
