namespace MedInsFlows.Engine.Tests.Flow;

/// <summary>The worked example of a fork with a timer branch, as Elsa Studio saved it.</summary>
internal static class Evidence
{
    public static string Text { get; } = Read();

    private static string Read()
    {
        using var stream = typeof(Evidence).Assembly.GetManifestResourceStream("medins-evidence.json")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
