using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>
/// Compares a JSON document with the contract of a request type, as System.Text.Json itself sees it, and collects everything that differs.
/// Where it finds nothing, the document deserialises. Not safe for concurrent use.
/// </summary>
internal sealed class ContractCheck(JsonSerializerOptions options)
{
    private readonly JsonFaults faults = new();

    /// <summary>Everything in the document that the type does not take.</summary>
    public static IReadOnlyList<ProblemError> Check(JsonElement root, Type type, JsonSerializerOptions options)
    {
        var check = new ContractCheck(options);
        check.Value(root, type, null, "", 1);
        return check.faults.Errors;
    }

    private void Value(JsonElement value, Type type, int? limit, string pointer, int depth)
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

        var contract = options.GetTypeInfo(Nullable.GetUnderlyingType(type) ?? type);
        if (contract.Type == typeof(JsonElement) || typeof(JsonNode).IsAssignableFrom(contract.Type))
        {
            FreeJsonCheck.Value(value, pointer, depth, faults);
            return;
        }

        switch (contract.Kind)
        {
            case JsonTypeInfoKind.Object:
                Object(value, contract, pointer, depth);
                break;
            case JsonTypeInfoKind.Dictionary:
                Dictionary(value, contract, pointer, depth);
                break;
            case JsonTypeInfoKind.Enumerable:
                List(value, contract, limit, pointer, depth);
                break;
            default:
                Leaf.Check(value, contract, limit, pointer, faults);
                break;
        }
    }

    private void Object(JsonElement value, JsonTypeInfo contract, string pointer, int depth)
    {
        if (!Is(value, JsonValueKind.Object, pointer))
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, member) in Members.Of(value, pointer, faults))
        {
            seen.Add(name);
            var place = JsonPointer.Member(pointer, name);
            if (contract.Properties.FirstOrDefault(property => property.Name == name) is not { } property)
            {
                faults.Add(place, ErrorCode.UnknownField, "没有这个字段，请删除或检查拼写。");
            }
            else if (member.ValueKind == JsonValueKind.Null)
            {
                if (!TakesNull(property))
                {
                    faults.Add(place, ErrorCode.WrongType, "不得为 null。");
                }
            }
            else
            {
                Value(member, property.PropertyType, MemberLimit.Of(property), place, depth + 1);
            }
        }

        foreach (var missing in contract.Properties.Where(property => property.IsRequired && !seen.Contains(property.Name)))
        {
            faults.Add(JsonPointer.Member(pointer, missing.Name), ErrorCode.MissingField, "缺少这个字段，请补上。");
        }
    }

    private void Dictionary(JsonElement value, JsonTypeInfo contract, string pointer, int depth)
    {
        if (Is(value, JsonValueKind.Object, pointer))
        {
            foreach (var (name, member) in Members.Of(value, pointer, faults))
            {
                Value(member, contract.ElementType!, null, JsonPointer.Member(pointer, name), depth + 1);
            }
        }
    }

    private void List(JsonElement value, JsonTypeInfo contract, int? limit, string pointer, int depth)
    {
        if (!Is(value, JsonValueKind.Array, pointer))
        {
            return;
        }

        var maximum = limit ?? JsonLimits.Elements;
        if (value.GetArrayLength() > maximum)
        {
            faults.Add(pointer, ErrorCode.TooMany, $"有 {value.GetArrayLength()} 项，最多 {maximum} 项。");
            return;
        }

        foreach (var (index, element) in value.EnumerateArray().Index())
        {
            Value(element, contract.ElementType!, null, JsonPointer.Element(pointer, index), depth + 1);
        }
    }

    private bool Is(JsonElement value, JsonValueKind kind, string pointer)
    {
        if (value.ValueKind == kind)
        {
            return true;
        }

        faults.Add(pointer, ErrorCode.WrongType, kind == JsonValueKind.Object ? "应为对象 {…}。" : "应为列表 […]。");
        return false;
    }

    private static bool TakesNull(JsonPropertyInfo property) =>
        Nullable.GetUnderlyingType(property.PropertyType) is not null
        || (!property.PropertyType.IsValueType && (property.AssociatedParameter?.IsNullable ?? property.IsSetNullable));
}
