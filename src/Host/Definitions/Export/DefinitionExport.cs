using System.Text;
using System.Text.Json;
using Npgsql;

namespace MedInsFlows.Host.Definitions.Export;

/// <summary>
/// Writes what was drawn in Studio back to the folder of definition files, in the canonical form, so that it is reviewed as a difference of texts. A file that says
/// the same already is not touched. Not thread-safe.
/// </summary>
/// <param name="dataSource">The database.</param>
/// <param name="folder">The folder of definition files.</param>
internal sealed class DefinitionExport(NpgsqlDataSource dataSource, string folder)
{
    private const string Latest =
        """
        select definition_id, version, document, is_published, exists (select from engine.pending_revisions pending where pending.definition_id = version.definition_id)
        from engine.definition_versions version where origin = 'studio' and is_latest order by definition_id
        """;

    private const string Published =
        """
        select definition_id, version, document, is_published, exists (select from engine.pending_revisions pending where pending.definition_id = version.definition_id)
        from engine.definition_versions version where origin = 'studio' and is_published order by definition_id
        """;

    /// <summary>Writes the files that differ.</summary>
    /// <param name="publishedOnly">Only what is in force, no drafts.</param>
    /// <param name="cancellationToken">Gives up between two files.</param>
    /// <returns>A line for each file that was written, and for each that was passed over, in Chinese.</returns>
    public async Task<IReadOnlyList<string>> RunAsync(bool publishedOnly, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(publishedOnly ? Published : Latest);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var lines = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var (definitionId, number, document) = (reader.GetString(0), reader.GetInt32(1), reader.GetString(2));
            var file = FileOf(definitionId, document);
            if (reader.GetBoolean(4))
            {
                lines.Add($"{file} 没有写：文件另有修订等待采纳，请先在“流程定义”页面处理。");
            }
            else if (await WriteAsync(Path.Combine(folder, file), document, cancellationToken))
            {
                lines.Add($"{file} 已写入：第 {number} 版（{(reader.GetBoolean(3) ? "已发布" : "草稿")}）。");
            }
        }

        return lines;
    }

    /// <summary>The file of a definition, as the import finds it again: the folder is the region, the name is the item.</summary>
    private static string FileOf(string definitionId, string document)
    {
        using var json = JsonDocument.Parse(document);
        var region = json.RootElement.TryGetProperty("customProperties", out var custom)
            && custom.ValueKind == JsonValueKind.Object
            && custom.TryGetProperty("region", out var named)
            && named.ValueKind == JsonValueKind.String
            && definitionId.StartsWith($"{named.GetString()}-", StringComparison.Ordinal)
                ? named.GetString()!
                : definitionId[..definitionId.IndexOf('-', StringComparison.Ordinal)];
        return $"{region}/{definitionId[(region.Length + 1)..]}.json";
    }

    /// <summary>Writes a file whole or not at all.</summary>
    /// <returns>Whether it was not as it should be.</returns>
    private static async Task<bool> WriteAsync(string path, string text, CancellationToken cancellationToken)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var present = File.Exists(path) ? await File.ReadAllBytesAsync(path, cancellationToken) : null;
        if (present is not null && present.AsSpan().SequenceEqual(content))
        {
            return false;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllBytesAsync($"{path}.new", content, cancellationToken);
        File.Move($"{path}.new", path, overwrite: true);
        return true;
    }
}
