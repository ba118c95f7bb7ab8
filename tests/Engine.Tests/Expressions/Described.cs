using MedInsFlows.Engine.Expressions.Scripts.Values;

namespace MedInsFlows.Engine.Tests.Expressions;

/// <summary>Values of scripts written so that kind and value can be seen, the same way by us and by a JavaScript interpreter.</summary>
internal static class Described
{
    /// <summary>The same in JavaScript.</summary>
    public const string Function =
        """
        function describe(x) {
          if (x === null) { return 'null'; }
          if (x === undefined) { return 'undefined'; }
          if (typeof x === 'string') { return "'" + x + "'"; }
          if (typeof x !== 'object') { return '' + x; }
          var parts = [];
          if (Array.isArray(x)) {
            for (var i = 0; i < x.length; i++) { parts.push(describe(x[i])); }
            return '[' + parts.join(', ') + ']';
          }
          Object.keys(x).forEach(function (key) { parts.push(key + ': ' + describe(x[key])); });
          return '{' + parts.join(', ') + '}';
        }
        """;

    public static string Of(object? value) => value switch
    {
        null => "null",
        string text => $"'{text}'",
        ScriptArray array => $"[{string.Join(", ", array.Items.Select(Of))}]",
        ScriptObject members => $"{{{string.Join(", ", members.Members.Select(member => $"{member.Key}: {Of(member.Value)}"))}}}",
        _ => Coercion.ToText(value),
    };
}
