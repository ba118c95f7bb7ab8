using System.Text.Json;
using System.Text.Unicode;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>Reads a request strictly: first everything that is wrong is told at once, and only a sound document is deserialised.</summary>
internal static class StrictJson
{
    // Depth is judged by the contract check, which can name the place; the parser itself needs no recursion.
    private static readonly JsonDocumentOptions Parsing = new() { MaxDepth = int.MaxValue };

    /// <summary>The request in a body.</summary>
    /// <param name="body">The bytes as received.</param>
    /// <param name="options">The conventions of the contract.</param>
    /// <exception cref="ProblemException">The body is not JSON, or differs from the contract of the type.</exception>
    public static T Read<T>(ReadOnlyMemory<byte> body, JsonSerializerOptions options)
    {
        if (body.IsEmpty)
        {
            throw Problem.MalformedJson("请求正文是空的，请提交 JSON。");
        }

        if (!Utf8.IsValid(body.Span))
        {
            throw Problem.MalformedJson("请求正文含有无效的 UTF-8 编码，请以 UTF-8 提交。");
        }

        using var document = Parse(body);
        var errors = ContractCheck.Check(document.RootElement, typeof(T), options);
        return errors.Count == 0 ? document.Deserialize<T>(options)! : throw Problem.InvalidBody(errors);
    }

    private static JsonDocument Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            return JsonDocument.Parse(body, Parsing);
        }
        catch (JsonException malformed)
        {
            throw Problem.MalformedJson($"第 {malformed.LineNumber + 1} 行第 {malformed.BytePositionInLine + 1} 个字节处不是有效的 JSON，请更正。");
        }
    }
}
