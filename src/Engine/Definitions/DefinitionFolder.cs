using System.Text.Json;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Imports a folder of definition files at the start of a host. A broken file is told and passed over; the others are served. Thread-safe.</summary>
/// <param name="store">The definitions in the database.</param>
/// <param name="reader">Judges the files.</param>
public sealed class DefinitionFolder(DefinitionStore store, DefinitionReader reader)
{
    /// <summary>Imports all files <c>&lt;region&gt;/&lt;item&gt;.json</c>.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="judge">Judges what the engine could read of a definition by what it means.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <returns>What is wrong, each place beginning with the file.</returns>
    public async Task<IReadOnlyList<DefinitionFault>> ImportAsync(
        string folder, Func<JsonElement, WorkflowGraph, IEnumerable<DefinitionFault>> judge, CancellationToken cancellationToken)
    {
        var faults = new List<DefinitionFault>();
        foreach (var file in Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
            var definitionId = Path.ChangeExtension(name, null).Replace('/', '-');
            var (document, found) = DefinitionSource.Read(await File.ReadAllBytesAsync(file, cancellationToken), definitionId);
            IReadOnlyList<DefinitionFault> wrong = document is { } sound ? [.. reader.Judge(sound, judge), .. found] : found;
            faults.AddRange(wrong.Select(fault => fault with { Place = $"{name} {fault.Place}" }));
            if (wrong.Count == 0)
            {
                await store.ImportAsync(definitionId, DefinitionText.Canonical(document!.Value), cancellationToken);
            }
        }

        return faults;
    }
}
