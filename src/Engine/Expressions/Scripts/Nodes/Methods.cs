using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Expressions.Scripts.Nodes;

/// <summary>The methods of texts, arrays and numbers that scripts may call: a closed list.</summary>
internal static class Methods
{
    private const int MostPlaces = 100;

    /// <summary>By name, the least and the greatest number of arguments.</summary>
    public static IReadOnlyDictionary<string, (int Least, int Most)> Known { get; } = new Dictionary<string, (int, int)>
    {
        ["toUpperCase"] = (0, 0),
        ["toLowerCase"] = (0, 0),
        ["trim"] = (0, 0),
        ["startsWith"] = (1, 1),
        ["endsWith"] = (1, 1),
        ["substring"] = (1, 2),
        ["includes"] = (1, 1),
        ["indexOf"] = (1, 1),
        ["join"] = (0, 1),
        ["toFixed"] = (0, 1),
        ["toString"] = (0, 0),
    };

    /// <summary>Calls a method.</summary>
    public static object? Call(Position at, object? owner, string name, object?[] arguments) => (owner, name) switch
    {
        (null or Undefined, _) => throw ScriptFault.At(at, $"不能对 {Coercion.ToText(owner)} 调用 {name}；可先用 == null 判断。"),
        (ScriptArray array, "join") => Coercion.Join(array, arguments is [not Undefined and var separator] ? Coercion.ToText(separator) : ","),
        (ScriptArray array, "includes") => array.Items.Any(item => Equality.SameValue(item, arguments[0])),
        (ScriptArray array, "indexOf") => (double)array.Items.Index().FirstOrDefault(item => Equality.Strict(item.Item, arguments[0]), (-1, null)).Index,
        (string text, _) => OfText(text, name, arguments),
        (double or decimal, "toFixed") => NumberText.Write(owner, Places(at, arguments)),
        (_, "toString") => Coercion.ToText(owner),
        _ => null,
    } ?? throw ScriptFault.At(at, $"这里的值没有方法 {name}。");

    private static object? OfText(string text, string name, object?[] arguments) => name switch
    {
        "toUpperCase" => text.ToUpperInvariant(),
        "toLowerCase" => text.ToLowerInvariant(),
        "trim" => TextRules.Trim(text),
        "startsWith" => text.StartsWith(Coercion.ToText(arguments[0]), StringComparison.Ordinal),
        "endsWith" => text.EndsWith(Coercion.ToText(arguments[0]), StringComparison.Ordinal),
        "includes" => text.Contains(Coercion.ToText(arguments[0]), StringComparison.Ordinal),
        "indexOf" => (double)text.IndexOf(Coercion.ToText(arguments[0]), StringComparison.Ordinal),
        "substring" => Substring(text, Place(arguments[0], text), arguments is [_, not Undefined and var end] ? Place(end, text) : text.Length),
        "toString" => text,
        _ => null,
    };

    private static string Substring(string text, int start, int end) => text[Math.Min(start, end)..Math.Max(start, end)];

    /// <summary>A place in a text: a whole number between its beginning and its end.</summary>
    private static int Place(object? value, string text) => (int)Math.Clamp(Whole(value), 0, text.Length);

    private static int Places(Position at, object?[] arguments) => (arguments is [var places] ? Whole(places) : 0) is >= 0 and <= MostPlaces and var whole
        ? (int)whole
        : throw ScriptFault.At(at, $"toFixed 的位数须在 0 至 {MostPlaces} 之间。");

    /// <summary>What is no number counts as zero.</summary>
    private static double Whole(object? value) => Numbers.ToDouble(Coercion.ToNumber(value)) is var number && double.IsNaN(number) ? 0 : Math.Truncate(number);
}
