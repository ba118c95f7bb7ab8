using System.Globalization;

namespace MedInsFlows.Host.Pages.Forms;

/// <summary>A file in a form, uploaded already. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">Its name on the computer it came from, for who sent it; it proves nothing.</param>
public sealed record SentFile(Guid Id, string Name)
{
    private const int LongestName = 100;

    private static readonly string[] Pictures = [".jpg", ".jpeg", ".png", ".webp"];

    /// <summary>Whether browsers show it as a picture.</summary>
    public bool IsPicture => Pictures.Any(ending => Name.EndsWith(ending, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where it is opened.</summary>
    public string Address => $"/files/{Id}";

    /// <summary>As it stands in a form.</summary>
    public string Value => $"{Id} {Name}";

    /// <summary>Those of an input; what is none is left out.</summary>
    public static IReadOnlyList<SentFile> Of(FormValues values, string input) => [.. values.Several(input).Select(Read).OfType<SentFile>().DistinctBy(file => file.Id)];

    /// <summary>Without a file of an input.</summary>
    internal static FormValues Drop(FormValues values, string input, string id) =>
        values.With(input, [.. values.Several(input).Where(value => !value.StartsWith($"{id} ", StringComparison.OrdinalIgnoreCase))]);

    /// <summary>A name as it can be shown: short, on one line, without a path.</summary>
    internal static string Readable(string name)
    {
        var plain = string.Concat(name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Where(character => !char.IsControl(character)));
        return plain.Length > LongestName ? $"{plain[..(LongestName / 2)]}…{plain[^(LongestName / 2)..]}" : plain;
    }

    private static SentFile? Read(string value) =>
        value.Split(' ', 2) is [var id, var name] && Guid.TryParse(id, CultureInfo.InvariantCulture, out var read) ? new SentFile(read, Readable(name)) : null;
}
