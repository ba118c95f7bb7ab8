using System.Text.Json;
using Elsa.Expressions.Models;
using Elsa.Workflows.Memory;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Expressions.Scripts;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Reads expressions. Constants are converted once, here; a wrong one is found when the definition is loaded, not when a case gets there.</summary>
internal static class ExpressionReader
{
    /// <summary>Reads an expression.</summary>
    /// <exception cref="FormatException">The message says in Chinese what is wrong.</exception>
    public static Expression Read(JsonElement json, Type type)
    {
        var kind = json.Text("type") ?? "Literal";
        var value = json.Property("value");
        return kind switch
        {
            "Literal" => new Expression("Literal", Constant(value, type)),
            "Object" or "Json" => new Expression("Object", Constant(value, type)),
            "Variable" => new Expression("Variable", VariableOf(Embedded(value))),
            "Input" => new Expression("Input", Embedded(value).Text("name") ?? throw new FormatException("Input 表达式缺少 name。")),
            Script.Kind => new Expression(Script.Kind, Script.Parse(value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw new FormatException("JavaScript 表达式的 value 须为文本。"))),
            _ => throw new FormatException($"不支持“{kind}”类表达式；可用 {string.Join('、', ExpressionEvaluation.Kinds.Where(known => known != "Json"))}。"),
        };
    }

    /// <summary>A reference to a variable; what counts is its id.</summary>
    public static Variable VariableOf(JsonElement json) => new(json.Text("name") ?? string.Empty, null, json.Text("id") ?? throw new FormatException("变量引用缺少 id。"));

    private static object? Constant(JsonElement? value, Type type)
    {
        var plain = value is { } json ? ValueConversion.Plain(json) : null;
        try
        {
            return ValueConversion.To(plain, type);
        }
        catch (FormatException exception)
        {
            throw new FormatException($"值无法读作 {type.Name}{Detail(exception)}。", exception);
        }
    }

    private static string Detail(Exception exception) => exception.InnerException is JsonException { Path: { } path } json
        ? $"（{path}，第 {json.LineNumber + 1} 行第 {json.BytePositionInLine + 1} 字节）"
        : string.Empty;

    /// <summary>Some writers keep the object as JSON text.</summary>
    private static JsonElement Embedded(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => JsonElement.Parse(text.GetString()!),
        { ValueKind: JsonValueKind.Object } json => json,
        _ => throw new FormatException("表达式缺少 value。"),
    };
}
