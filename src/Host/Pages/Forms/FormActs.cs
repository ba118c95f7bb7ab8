namespace MedInsFlows.Host.Pages.Forms;

/// <summary>The buttons within a form that send it to change it, not to be done with it: they need no script.</summary>
internal static class FormActs
{
    /// <summary>The name of all buttons that send a form of fields; its value says what is to be done.</summary>
    public const string Name = "act";

    /// <summary>Adds a row to a list.</summary>
    public const string Add = "add";

    /// <summary>Removes a row of a list.</summary>
    public const string Remove = "remove";

    /// <summary>Whether a button changes the rows of a list.</summary>
    public static bool ChangesRows(string? act) => act?.Split(' ')[0] is Add or Remove;
}
