namespace MedInsFlows.Host.Api.Bodies;

/// <summary>JSON pointers (RFC 6901).</summary>
internal static class JsonPointer
{
    private const int MaximumName = 100;

    /// <summary>The pointer to a member; a very long name is cut, so that an answer stays short.</summary>
    public static string Member(string parent, string name)
    {
        var shown = name.Length > MaximumName ? name[..MaximumName] + "…" : name;
        return $"{parent}/{shown.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";
    }

    /// <summary>The pointer to an element.</summary>
    public static string Element(string parent, int index) => $"{parent}/{index}";
}
