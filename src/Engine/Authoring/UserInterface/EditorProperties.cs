namespace Elsa.Workflows.UIHints;

/// <summary>Puts together what an editor needs.</summary>
internal static class EditorProperties
{
    private const string Refresh = "Refresh";

    public static IDictionary<string, object> Of(string editor, object properties, bool refresh, IDictionary<string, object> further)
    {
        var all = new Dictionary<string, object>(further) { [editor] = properties };
        if (refresh)
        {
            all[Refresh] = true;
        }

        return all;
    }
}
