using System.Collections.Concurrent;

namespace MedInsFlows.Workflows.Tests.Files;

/// <summary>The folder <c>workflows/</c> of the repository.</summary>
internal static class WorkflowFolder
{
    private static readonly ConcurrentDictionary<string, DefinitionFile> Read = new(StringComparer.Ordinal);

    public static string Root { get; } = FindRoot();

    /// <summary>The files, as <c>region/item.json</c>.</summary>
    public static TheoryData<string> Names { get; } =
    [
        .. Directory.EnumerateFiles(Path.Combine(Root, "workflows"), "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Path.Combine(Root, "workflows"), file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>Those of the named files that are there.</summary>
    public static IEnumerable<string> Existing(IEnumerable<string> names) => names.Where(name => File.Exists(Path.Combine(Root, "workflows", name)));

    public static string Text(string name) => File.ReadAllText(Path.Combine(Root, "workflows", name));

    /// <summary>A file, read once for all tests; nothing in it changes.</summary>
    public static DefinitionFile Load(string name) => Read.GetOrAdd(name, read => new DefinitionFile(read, Text(read)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MedInsFlows.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}
