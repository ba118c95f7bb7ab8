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

    /// <summary>Removes a file that was uploaded.</summary>
    public const string Drop = "drop";

    /// <summary>Uploads the files that were chosen.</summary>
    public const string Upload = "upload";

    /// <summary>Keeps what is filled in as a draft.</summary>
    public const string Save = "save";

    /// <summary>Throws the draft away.</summary>
    public const string Discard = "discard";

    /// <summary>Checks what is filled in.</summary>
    public const string Check = "check";

    /// <summary>Checks what is filled in and, if nothing is wrong or missing, is done with it.</summary>
    public const string Submit = "submit";

    /// <summary>The same although something is missing.</summary>
    public const string SubmitAsIs = "submit-as-is";

    /// <summary>Where on the page to go on after a button changed something: the fragment of an address; nothing after the others.</summary>
    public static string Target(string? act) => act?.Split(' ') switch
    {
        [Add or Upload, var pointer] => $"#{FormState.IdOf(pointer)}",
        [Remove, var row] => $"#{FormState.IdOf(row[..Math.Max(0, row.LastIndexOf('/'))])}",
        [Drop, var files, _] => $"#{FormState.IdOf(files[..Math.Max(0, files.LastIndexOf('/'))])}",
        _ => "",
    };

    /// <summary>Whether a button changes the rows of a list.</summary>
    public static bool ChangesRows(string? act) => act?.Split(' ')[0] is Add or Remove;
}
