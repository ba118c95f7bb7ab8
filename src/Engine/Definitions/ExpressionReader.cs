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
            "Object" or "Json" => new Expression("Object", Constant(value is { ValueKind: JsonValueKind.String } text ? Parsed(text) : value, type)),
            "Variable" => new Expression("Variable", VariableOf(Embedded(value))),
            "Input" => new Expression("Input", Embedded(value).Text("name") ?? throw new FormatException("Input 表达式缺少 name。")),
            Script.Kind => new Expression(Script.Kind, Script.Parse(value is { ValueKind: JsonValueKind.String } text ? text.GetString()! : throw new FormatException("JavaScript 表达式的 value 须为文本。"))),
            _ => throw new FormatException($"不支持“{kind}”类表达式；可用 {string.Join('、', ExpressionEvaluation.Kinds.Where(known => known != "Json"))}。"),
        };
    }

    /// <summary>A reference to a variable; what counts is its id.</summary>
    public static Variable VariableOf(JsonElement json) => new(json.Text("name") ?? string.Empty, null, json.Text("id") ?? throw new FormatException("变量引用缺少 id。"));

    /// <summary>A constant, converted.</summary>
    /// <exception cref="FormatException">The message says in Chinese what is wrong.</exception>
    public static object? Constant(JsonElement? value, Type type)
    {
        try
        {
            return value is { } json ? ValueConversion.Read(json, type) : null;
        }
        catch (FormatException exception)
        {
            throw new FormatException($"值无法读作 {type.Name}{Detail(exception)}。", exception);
        }
    }

    private static string Detail(Exception exception) => exception.InnerException is JsonException { Path: { } path } json ? $"（{path}，{PlaceOf(json)}）" : string.Empty;

    private static string PlaceOf(JsonException exception) => $"第 {exception.LineNumber + 1} 行第 {exception.BytePositionInLine + 1} 字节";

    /// <summary>JSON that is kept as text; blank text means that nothing is set.</summary>
    private static JsonElement? Parsed(JsonElement text)
    {
        try
        {
            return string.IsNullOrWhiteSpace(text.GetString()) ? null : JsonElement.Parse(text.GetString()!);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"表达式的 value 不是合法的 JSON（{PlaceOf(exception)}）。", exception);
        }
    }

    /// <summary>Some writers keep the object as JSON text.</summary>
    private static JsonElement Embedded(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text when Parsed(text) is { } json => json,
        { ValueKind: JsonValueKind.Object } json => json,
        _ => throw new FormatException("表达式缺少 value。"),
    };
}
