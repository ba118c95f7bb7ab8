using System.Text;
using System.Text.Json;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Reads the text of a definition as it comes from outside: a file, or what a designer sends.</summary>
public static class DefinitionSource
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads a text as far as JSON and the id go; whether it can run is not judged here.</summary>
    /// <param name="content">The bytes.</param>
    /// <param name="definitionId">The id that it must have.</param>
    /// <returns>
    /// The document, if it can be read and its canonical text made; and all that is wrong. With faults it must not be stored, but may be judged further.
    /// </returns>
    public static (JsonElement? Document, IReadOnlyList<DefinitionFault> Faults) Read(ReadOnlySpan<byte> content, string definitionId)
    {
        try
        {
            // Some editors put a byte order mark before the text.
            var document = JsonElement.Parse(Utf8.GetString(content).TrimStart('\uFEFF'));
            if (UnreadableJson.Find(document, "$").ToList() is { Count: > 0 } unreadable)
            {
                return (null, unreadable);
            }

            return document.Property("root") is not { ValueKind: JsonValueKind.Object }
                ? (null, [DefinitionReader.Rootless])
                : (document, document.Text("definitionId") == definitionId ? [] : [new DefinitionFault("definitionId", $"应为“{definitionId}”，与定义所在的地区和事项一致。")]);
        }
        catch (JsonException exception)
        {
            return (null, [new DefinitionFault($"第 {exception.LineNumber + 1} 行第 {exception.BytePositionInLine + 1} 字节", "不是合法的 JSON，请检查括号、引号和逗号。")]);
        }
        catch (DecoderFallbackException exception)
        {
            return (null, [new DefinitionFault($"第 {exception.Index + 1} 字节", "不是 UTF-8 编码的文字，请另存为 UTF-8。")]);
        }
    }
}
