using System.Globalization;
using System.Text;

namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>Values as JSON, as <c>JSON.stringify</c> writes them: no white space, Chinese readable.</summary>
internal static class JsonText
{
    /// <summary>The JSON; none for undefined.</summary>
    public static string? Write(object? value)
    {
        if (value is Undefined)
        {
            return null;
        }

        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case string plain:
                Quote(text, plain);
                break;
            case ScriptArray array:
                text.Append('[');
                foreach (var (index, item) in array.Items.Index())
                {
                    Write(text.Append(index > 0 ? "," : string.Empty), item);
                }

                text.Append(']');
                break;
            case ScriptObject members:
                text.Append('{');
                var separator = string.Empty;
                foreach (var (name, member) in members.Members.Where(member => member.Value is not Undefined))
                {
                    Quote(text.Append(separator), name);
                    Write(text.Append(':'), member);
                    separator = ",";
                }

                text.Append('}');
                break;
            default:
                text.Append(value is Undefined || (value is double number && !double.IsFinite(number)) ? "null" : Coercion.ToText(value));
                break;
        }
    }

    private static void Quote(StringBuilder text, string value)
    {
        text.Append('"');
        for (var index = 0; index < value.Length; index++)
        {
            var character = value[index];
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => Escape(text, character),
                _ when char.IsSurrogatePair(value, index) => text.Append(character).Append(value[++index]),
                _ when char.IsSurrogate(character) => Escape(text, character),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }

    private static StringBuilder Escape(StringBuilder text, char character) => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
}
