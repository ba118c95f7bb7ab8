namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>How JavaScript takes a value of one kind for one of another.</summary>
internal static class Coercion
{
    /// <summary>Whether a value counts as true.</summary>
    public static bool ToBoolean(object? value) => value switch
    {
        null or Undefined => false,
        bool flag => flag,
        double number => number is not 0 && !double.IsNaN(number),
        decimal number => number != 0,
        string text => text.Length > 0,
        _ => true,
    };

    /// <summary>The value as a number: a <see cref="double"/>, or a <see cref="decimal"/> where it is exact.</summary>
    public static object ToNumber(object? value) => value switch
    {
        double or decimal => value,
        null or false => 0.0,
        true => 1.0,
        string text => NumberText.Read(text),
        Undefined => double.NaN,
        _ => NumberText.Read(ToText(value)),
    };

    /// <summary>The value as text.</summary>
    public static string ToText(object? value) => value switch
    {
        string text => text,
        null => "null",
        Undefined => "undefined",
        true => "true",
        false => "false",
        double number => NumberText.Write(number),
        decimal number => NumberText.Write(number),
        ScriptArray array => Join(array, ","),
        _ => "[object Object]",
    };

    /// <summary>Arrays and objects as text; all else as it is.</summary>
    public static object? ToPrimitive(object? value) => value is ScriptArray or ScriptObject ? ToText(value) : value;

    /// <summary>The items as text, with a separator; null and undefined are empty.</summary>
    public static string Join(ScriptArray array, string separator) =>
        string.Join(separator, array.Items.Select(item => Undefined.OrNull(item) ? string.Empty : ToText(item)));
}
