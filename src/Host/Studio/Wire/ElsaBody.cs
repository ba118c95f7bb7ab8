using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Studio.Wire;

/// <summary>The JSON body of a request of Elsa Studio. An empty one counts as an object without members. Immutable.</summary>
/// <param name="Json">The document.</param>
/// <param name="Digest">SHA-256 of the bytes as received.</param>
internal sealed record ElsaBody(JsonElement Json, byte[] Digest) : IBindableFromHttpContext<ElsaBody>
{
    /// <summary>Bytes that a request may have; a definition is sent whole with each save.</summary>
    private const int Limit = 4 * 1024 * 1024;

    /// <summary>Reads the body.</summary>
    /// <exception cref="ProblemException">It is too large, or no JSON object.</exception>
    public static async ValueTask<ElsaBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var content = await LimitedBody.ReadAsync(context.Request.Body, Limit, context.RequestAborted);
        return new ElsaBody(content.Length == 0 ? JsonElement.Parse("{}") : Parse(content), SHA256.HashData(content));
    }

    /// <summary>The request as a type.</summary>
    /// <exception cref="ProblemException">It cannot be read as one.</exception>
    public T As<T>()
    {
        try
        {
            return Json.Deserialize<T>(ElsaJson.Options)!;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw Problem.InvalidBody([new(exception is JsonException { Path: { } path } ? path : string.Empty, ErrorCode.BadValue, "内容与接口的约定不符，请刷新页面后重试。")]);
        }
    }

    private static JsonElement Parse(byte[] content)
    {
        try
        {
            return JsonElement.Parse(content) is { ValueKind: JsonValueKind.Object } json ? json : throw Problem.MalformedJson("请求正文应为一个 JSON 对象。");
        }
        catch (JsonException malformed)
        {
            throw Problem.MalformedJson($"第 {malformed.LineNumber + 1} 行第 {malformed.BytePositionInLine + 1} 个字节处不是有效的 JSON，请更正。");
        }
    }
}
