namespace MedInsFlows.Engine.Tests.Authoring.Surface;

/// <summary>A public type.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Header">Its declaration, without <c>public</c>.</param>
/// <param name="Members">The declarations of its members.</param>
internal sealed record SurfaceType(string Namespace, string Header, IReadOnlyList<string> Members)
{
    /// <summary>Its name with type parameters.</summary>
    public string Name { get; } = NameOf(Header);

    /// <summary>Namespace and name.</summary>
    public string FullName => $"{Namespace}.{Name}";

    private static string NameOf(string header)
    {
        var words = header.Split(" : ")[0].Split('(')[0].Split(' ').ToList();
        return string.Join(' ', words.Skip(words.FindLastIndex(word => word is "class" or "interface" or "record" or "enum" or "struct" or "ValueTask" or "delegate") + 1));
    }
}
