using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Expressions.Scripts.Text;

namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>Where values pass between the flow and its scripts.</summary>
internal static class Boundary
{
    private const decimal LargestWhole = 9007199254740992;

    /// <summary>A value of the flow as a script sees it: whole numbers and decimals are exact, dates and the like are text, the rest is JSON.</summary>
    public static object? In(object? value) => value switch
    {
        null or bool or string or decimal or double or Undefined => value,
        sbyte or byte or short or ushort or int or uint or long or ulong => Convert.ToDecimal(value, System.Globalization.CultureInfo.InvariantCulture),
        float number => (double)number,
        char character => character.ToString(),
        JsonElement element => Json(element),
        IEnumerable<string?> texts => new ScriptArray([.. texts]),
        _ => Json(JsonSerializer.SerializeToElement(value, value.GetType(), ValueConversion.Json)),
    };

    /// <summary>
    /// A value of a script as the flow sees it: whole numbers as <see cref="long"/>, others as <see cref="decimal"/> if they fit, arrays and objects as
    /// JSON. So a value is the same whether or not the instance was put away in between.
    /// </summary>
    /// <exception cref="Flow.FlowException">A number is not finite.</exception>
    public static object? Out(object? value, Position at) => value switch
    {
        Undefined => null,
        double or decimal => Number(value, at),
        ScriptArray or ScriptObject => JsonSerializer.SerializeToElement(Node(value, at)),
        _ => value,
    };

    private static object Number(object value, Position at)
    {
        if (value is double number && !double.IsFinite(number))
        {
            throw ScriptFault.At(at, "结果不是有限的数（例如除以零，或对非数值做了运算）。");
        }

        return !Numbers.TryExact(value, out var exact) ? value
            : Math.Abs(exact) <= LargestWhole && decimal.Truncate(exact) == exact ? decimal.ToInt64(exact)
            : exact;
    }

    private static object? Json(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => new ScriptArray([.. element.EnumerateArray().Select(Json)]),
        JsonValueKind.Object => Members(element),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => NumberText.Read(element.GetRawText()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static ScriptObject Members(JsonElement element)
    {
        var members = new ScriptObject();
        foreach (var member in element.EnumerateObject())
        {
            members[member.Name] = Json(member.Value);
        }

        return members;
    }

    private static JsonNode? Node(object? value, Position at) => value switch
    {
        null or Undefined => null,
        string text => text,
        bool flag => flag,
        ScriptArray array => new JsonArray([.. array.Items.Select(item => Node(item, at))]),
        ScriptObject members => new JsonObject(members.Members.Where(member => member.Value is not Undefined)
            .Select(member => KeyValuePair.Create(member.Key, Node(member.Value, at)))),
        _ => Number(value, at) switch
        {
            long whole => whole,
            decimal exact => exact,
            var number => (double)number,
        },
    };
}
