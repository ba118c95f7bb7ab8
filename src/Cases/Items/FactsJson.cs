using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;

namespace MedInsFlows.Cases.Items;

/// <summary>The one JSON form of item facts and applications, as the REST contract has it.</summary>
public static class FactsJson
{
    /// <summary>
    /// camelCase names and enum words; strict: an unknown or repeated member, a missing one, a null where none may be, a number for a
    /// word are each a <see cref="JsonException"/>. A null is not written unless the member asks for it. Read-only and thread-safe.
    /// </summary>
    public static JsonSerializerOptions Options { get; } = Create();

    private static JsonSerializerOptions Create()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters =
            {
                new WordConverter(),
                new WholeListConverter(),
                new ReadableValueConverter(),
            },
        };
        options.MakeReadOnly();
        return options;
    }
}
