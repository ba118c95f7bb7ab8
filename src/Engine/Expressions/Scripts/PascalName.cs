namespace MedInsFlows.Engine.Expressions.Scripts;

/// <summary>Names as Elsa makes functions of them: each word begins in upper case, what separates words is left out.</summary>
internal static class PascalName
{
    /// <summary>Whether a name of the flow becomes the given name.</summary>
    public static bool Is(string name, string pascal)
    {
        var position = 0;
        var wordBegins = true;
        foreach (var character in name)
        {
            if (character is ' ' or '_' or '-' or '.')
            {
                wordBegins = true;
                continue;
            }

            if (position == pascal.Length || pascal[position++] != (wordBegins ? char.ToUpperInvariant(character) : character))
            {
                return false;
            }

            wordBegins = false;
        }

        return position == pascal.Length;
    }
}
