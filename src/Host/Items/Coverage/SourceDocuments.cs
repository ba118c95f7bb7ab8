using System.Collections.Concurrent;
using MedInsFlows.Host.Configuration;

namespace MedInsFlows.Host.Items.Coverage;

/// <summary>The source documents, <c>documents/&lt;region&gt;.txt</c> beside the folder of definition files. Thread-safe; a document is read once.</summary>
/// <param name="folder">The folder.</param>
internal sealed class SourceDocuments(string folder)
{
    private readonly ConcurrentDictionary<string, IReadOnlyDictionary<int, PrintedItem>> read = new();

    /// <summary>Those of a host.</summary>
    public SourceDocuments(Settings settings)
        : this(Beside(settings.Workflows))
    {
    }

    /// <summary>The folder of documents that belongs to a folder of definition files.</summary>
    public static string Beside(string workflows) => Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(workflows)))!, "documents");

    /// <summary>The items of a region's document by number; none where it is not there.</summary>
    /// <param name="region">The id of a region that exists.</param>
    public IReadOnlyDictionary<int, PrintedItem> Of(string region) => read.GetOrAdd(region, id =>
        Path.Combine(folder, $"{id}.txt") is var file && File.Exists(file) ? SourceDocument.Read(File.ReadAllText(file)) : new Dictionary<int, PrintedItem>());
}
