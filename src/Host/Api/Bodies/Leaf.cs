using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using MedInsFlows.Host.Api.Problems;
using NodaTime;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>Checks a value that is neither object nor list.</summary>
internal static class Leaf
{
    /// <summary>Checks the value against the contract of its type.</summary>
    public static void Check(JsonElement value, JsonTypeInfo contract, int? limit, string pointer, JsonFaults faults)
    {
        var type = contract.Type;
        if (!KindFits(value.ValueKind, type))
        {
            faults.Add(pointer, ErrorCode.WrongType, Expectation(contract));
        }
        else if (value.ValueKind != JsonValueKind.String || Text.IsSound(value, limit ?? JsonLimits.Text, pointer, faults))
        {
            if (!Deserialises(value, contract))
            {
                faults.Add(pointer, ErrorCode.BadValue, Expectation(contract));
            }
        }
    }

    private static bool KindFits(JsonValueKind kind, Type type) => kind switch
    {
        JsonValueKind.True or JsonValueKind.False => type == typeof(bool),
        JsonValueKind.Number => type != typeof(bool) && type.IsPrimitive || type == typeof(decimal),
        JsonValueKind.String => type != typeof(decimal) && !type.IsPrimitive,
        _ => false,
    };

    private static bool Deserialises(JsonElement value, JsonTypeInfo contract)
    {
        try
        {
            // System.Text.Json reads names of enumerations in any case; the contract knows one spelling.
            return contract.Type.IsEnum ? Names(contract).Contains(value.GetString()) : value.Deserialize(contract) is not null;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static IEnumerable<string?> Names(JsonTypeInfo contract) =>
        Enum.GetValues(contract.Type).Cast<object>().Select(name => JsonSerializer.SerializeToElement(name, contract).GetString());

    private static string Expectation(JsonTypeInfo contract) => contract.Type switch
    {
        { IsEnum: true } => $"应为以下之一：{string.Join('、', Names(contract))}。",
        var type when type == typeof(string) => "应为文字。",
        var type when type == typeof(bool) => "应为 true 或 false。",
        var type when type == typeof(LocalDate) => "应为日期，形如 2026-03-31。",
        var type when type == typeof(Instant) => "应为带时区的时间，形如 2026-03-31T09:30:00+08:00。",
        var type when type == typeof(decimal) || type == typeof(double) || type == typeof(float) => "应为数字。",
        { IsPrimitive: true } => "应为整数，且不超出可用的范围。",
        _ => "不是可用的值。",
    };
}
