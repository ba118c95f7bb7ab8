namespace MedInsFlows.Testing;

/// <summary>The clone of MedInsFlows in which the tests were built.</summary>
public static class Clone
{
    /// <summary>Its root.</summary>
    public static string Folder { get; } = Find();

    /// <summary>The path of something in it.</summary>
    /// <param name="parts">From the root on.</param>
    public static string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "MedInsFlows.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not lie in a clone of MedInsFlows.");
        }

        return folder.FullName;
    }
}
