using System.Collections.Concurrent;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization.Metadata;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>The limit that a member of a request sets itself.</summary>
internal static class MemberLimit
{
    private static readonly ConcurrentDictionary<JsonPropertyInfo, int?> Known = new();

    /// <summary>
    /// Characters or elements by <c>[MaxLength]</c> or <c>[StringLength]</c>, on the property or on the parameter of a positional record;
    /// null where the general limits hold.
    /// </summary>
    public static int? Of(JsonPropertyInfo property) => Known.GetOrAdd(property, Find);

    private static int? Find(JsonPropertyInfo property)
    {
        var attributes = new[] { property.AttributeProvider, property.AssociatedParameter?.AttributeProvider }
            .SelectMany(provider => provider?.GetCustomAttributes(typeof(ValidationAttribute), inherit: true) ?? []);
        foreach (var attribute in attributes)
        {
            switch (attribute)
            {
                case MaxLengthAttribute { Length: > 0 } maximum:
                    return maximum.Length;
                case StringLengthAttribute text:
                    return text.MaximumLength;
            }
        }

        return null;
    }
}
