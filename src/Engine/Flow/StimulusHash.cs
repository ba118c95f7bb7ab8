using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Elsa.Workflows.Attributes;

namespace MedInsFlows.Engine.Flow;

/// <summary>Hashes what a bookmark waits for, exactly as Elsa does, so that stored hashes mean the same to both.</summary>
internal static class StimulusHash
{
    private static readonly JsonSerializerOptions Options = new()
    {
        IncludeFields = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { ExcludeMarkedProperties } },
    };

    /// <summary>Upper-case hexadecimal SHA-256 of the parts that are not blank, joined by <c>|</c>.</summary>
    public static string Of(string name, object? payload, string? activityInstanceId)
    {
        var text = payload switch
        {
            null => null,
            string plain => plain,
            _ => JsonSerializer.Serialize(payload, payload.GetType(), Options),
        };
        var source = string.Join('|', new[] { name, text, activityInstanceId }.Where(part => !string.IsNullOrWhiteSpace(part)));
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
    }

    private static void ExcludeMarkedProperties(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            if (property.AttributeProvider?.IsDefined(typeof(ExcludeFromHashAttribute), inherit: true) == true)
            {
                property.ShouldSerialize = (_, _) => false;
            }
        }
    }
}
