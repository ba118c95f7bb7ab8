using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace MedInsFlows.Engine.Expressions;

/// <summary>Converts the values of expressions, variables and stored state to the types that activities declare, by Elsa's rules and in the invariant culture.</summary>
internal static class ValueConversion
{
    /// <summary>How values are written as JSON: camel case, enum values by name.</summary>
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Converts a value.</summary>
    /// <exception cref="FormatException">It cannot be converted.</exception>
    public static T? To<T>(object? value) => value is T same ? same : To(value, typeof(T)) is T converted ? converted : default;

    /// <summary>Converts a value.</summary>
    /// <exception cref="FormatException">It cannot be converted. The message does not repeat the value, which may be personal.</exception>
    public static object? To(object? value, Type type)
    {
        var target = Nullable.GetUnderlyingType(type) ?? type;
        if (value is null or JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined })
        {
            return null;
        }

        if (target.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return value switch
            {
                JsonElement element => FromJson(element, target),
                string text => FromText(text, target),
                _ when target == typeof(string) => value is IFormattable formattable ? formattable.ToString(null, CultureInfo.InvariantCulture) : value.ToString(),
                IConvertible number when target.IsPrimitive || target == typeof(decimal) => FromNumber(number, target),
                IConvertible number when target.IsEnum => Defined(target, Enum.ToObject(target, number.ToInt64(CultureInfo.InvariantCulture))),
                _ => JsonSerializer.SerializeToElement(value, value.GetType(), Json).Deserialize(target, Json),
            };
        }
        catch (Exception exception) when (exception is FormatException or JsonException or InvalidCastException or OverflowException or ArgumentException or NotSupportedException or InvalidOperationException)
        {
            throw new FormatException($"A value of type {value.GetType().Name} cannot be read as {target.Name}.", exception);
        }
    }

    /// <summary>Reads JSON as a type; where any type will do, as <see cref="Plain"/> says.</summary>
    /// <exception cref="FormatException">It cannot be read so. The message does not repeat the value, which may be personal.</exception>
    public static object? Read(JsonElement element, Type type) => type == typeof(object) ? Plain(element) : To(element, type);

    /// <summary>A value of one's own, which others do not see change.</summary>
    public static object? Copy(object? value) => value is null or string or ValueType
        ? value
        : JsonSerializer.SerializeToElement(value, value.GetType(), Json).Deserialize(value.GetType(), Json);

    /// <summary>A JSON scalar as a plain value; objects and arrays stay JSON.</summary>
    public static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number when element.TryGetInt64(out var whole) => whole,
        JsonValueKind.Number when element.TryGetDecimal(out var exact) && (double)exact == element.GetDouble() => exact,
        JsonValueKind.Number => element.GetDouble(),
        _ => element,
    };

    /// <summary>A fraction is not rounded away where a whole number is wanted.</summary>
    private static object FromNumber(IConvertible number, Type target)
    {
        var converted = number.ToType(target, CultureInfo.InvariantCulture);
        return Type.GetTypeCode(target) is >= TypeCode.SByte and <= TypeCode.UInt64 && number is decimal or double or float
            && Convert.ToDouble(converted, CultureInfo.InvariantCulture) != Convert.ToDouble(number, CultureInfo.InvariantCulture)
            ? throw new FormatException("The number has a fraction.")
            : converted;
    }

    private static object Defined(Type type, object value) => Enum.IsDefined(type, value) ? value : throw new FormatException("The type has no such value.");

    private static object? FromJson(JsonElement element, Type target) => element.ValueKind switch
    {
        _ when typeof(JsonNode).IsAssignableFrom(target) => element.Deserialize(target, Json),
        JsonValueKind.String => FromText(element.GetString()!, target),
        JsonValueKind.Number when target == typeof(double) => element.GetDouble(),
        JsonValueKind.Number when target == typeof(float) => element.GetSingle(),
        _ when target == typeof(string) => element.GetRawText(),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False when target.IsPrimitive || target.IsEnum || target == typeof(decimal) => To(Plain(element), target),
        _ => element.Deserialize(target, Json),
    };

    private static object? FromText(string text, Type target)
    {
        if (target == typeof(string) || target == typeof(object))
        {
            return text;
        }

        if (target.IsEnum)
        {
            return Defined(target, Enum.Parse(target, text, ignoreCase: true));
        }

        if (target == typeof(TimeSpan))
        {
            return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        }

        if (target == typeof(DateTimeOffset))
        {
            return DateTimeOffset.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        }

        if (target == typeof(Guid))
        {
            return Guid.Parse(text);
        }

        if (target.IsPrimitive || target == typeof(decimal))
        {
            return Convert.ChangeType(text, target, CultureInfo.InvariantCulture);
        }

        var trimmed = text.AsSpan().TrimStart();
        return trimmed is ['[' or '{', ..] || !typeof(IEnumerable).IsAssignableFrom(target)
            ? JsonSerializer.Deserialize(text, target, Json)
            : JsonSerializer.SerializeToElement(text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Deserialize(target, Json);
    }
}
