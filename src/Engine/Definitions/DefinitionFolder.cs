using System.Text;
using System.Text.Json;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Imports a folder of definition files at the start of a host. A broken file is told and passed over; the others are served. Thread-safe.</summary>
/// <param name="store">The definitions in the database.</param>
/// <param name="reader">Judges the files.</param>
public sealed class DefinitionFolder(DefinitionStore store, DefinitionReader reader)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Imports all files <c>&lt;region&gt;/&lt;item&gt;.json</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="judge">Judges a definition that the engine can run by what it means.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <returns>What is wrong, each place beginning with the file.</returns>
    public async Task<IReadOnlyList<DefinitionFault>> ImportAsync(
        string folder, Func<JsonElement, WorkflowGraph, IEnumerable<DefinitionFault>> judge, CancellationToken cancellationToken)
    {
        var faults = new List<DefinitionFault>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var (definitionId, canonical, found) = Judge(name, await File.ReadAllBytesAsync(file, cancellationToken), judge);
            faults.AddRange(found.Select(fault => fault with { Place = $"{name} {fault.Place}" }));
            if (found.Count == 0)
            {
                await store.ImportAsync(definitionId, canonical, cancellationToken);
            }
        }

        return faults;
    }

    private (string DefinitionId, string Canonical, IReadOnlyList<DefinitionFault> Faults) Judge(
        string name, byte[] content, Func<JsonElement, WorkflowGraph, IEnumerable<DefinitionFault>> judge)
    {
        try
        {
            using var document = JsonDocument.Parse(TextOf(content));
            if (UnreadableJson.Find(document.RootElement, "$").ToList() is { Count: > 0 } unreadable)
            {
                return (string.Empty, string.Empty, unreadable);
            }

            var (graph, found) = reader.TryRead(document.RootElement);
            List<DefinitionFault> faults = [.. found, .. graph is null || found.Count > 0 ? [] : judge(document.RootElement, graph)];
            var expected = Path.ChangeExtension(name, null).Replace('/', '-');
            if (document.RootElement.Text("definitionId") != expected)
            {
                faults.Add(new DefinitionFault("definitionId", $"应为“{expected}”，与文件所在的地区和事项一致。"));
            }

            return (expected, faults.Count == 0 ? DefinitionText.Canonical(document.RootElement) : string.Empty, faults);
        }
        catch (JsonException exception)
        {
            return (string.Empty, string.Empty, [new DefinitionFault($"第 {exception.LineNumber + 1} 行第 {exception.BytePositionInLine + 1} 字节", "不是合法的 JSON，请检查括号、引号和逗号。")]);
        }
        catch (DecoderFallbackException exception)
        {
            return (string.Empty, string.Empty, [new DefinitionFault($"第 {exception.Index + 1} 字节", "不是 UTF-8 编码的文字，请另存为 UTF-8。")]);
        }
    }

    /// <summary>Some editors put a byte order mark before the text.</summary>
    private static string TextOf(byte[] content) => Utf8.GetString(content).TrimStart('\uFEFF');
}
