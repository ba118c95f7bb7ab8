using System.Text.Json;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>Checks JSON whose members the request type leaves open: the limits of size and form hold there too.</summary>
internal static class FreeJsonCheck
{
    /// <summary>Checks a value and all below it.</summary>
    public static void Value(JsonElement value, string pointer, int depth, JsonFaults faults)
    {
        if (faults.Full)
        {
            return;
        }

        if (depth > JsonLimits.Depth)
        {
            faults.Add(pointer, ErrorCode.TooDeep, $"嵌套过深，最多 {JsonLimits.Depth} 层。");
            return;
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var (name, member) in Members.Of(value, pointer, faults))
                {
                    Value(member, JsonPointer.Member(pointer, name), depth + 1, faults);
                }

                break;
            case JsonValueKind.Array when value.GetArrayLength() > JsonLimits.Elements:
                faults.Add(pointer, ErrorCode.TooMany, $"有 {value.GetArrayLength()} 项，最多 {JsonLimits.Elements} 项。");
                break;
            case JsonValueKind.Array:
                foreach (var (index, element) in value.EnumerateArray().Index())
                {
                    Value(element, JsonPointer.Element(pointer, index), depth + 1, faults);
                }

                break;
            case JsonValueKind.String:
                Text.IsSound(value, JsonLimits.Text, pointer, faults);
                break;
            case JsonValueKind.Number when !value.TryGetDecimal(out _):
                faults.Add(pointer, ErrorCode.BadValue, "数字过大。");
                break;
        }
    }
}
