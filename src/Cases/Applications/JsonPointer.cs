namespace MedInsFlows.Cases.Applications;

/// <summary>JSON pointers by RFC 6901.</summary>
internal static class JsonPointer
{
    public static string Join(string pointer, string name) =>
        $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    public static string Join(string pointer, int index) => $"{pointer}/{index}";
}
