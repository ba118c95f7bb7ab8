namespace MedInsFlows.Cases.Protection;

/// <summary>What of personal data is shown to those who need not see all of it.</summary>
public static class Masked
{
    /// <summary>The first character of a name: 张**.</summary>
    public static string Name(string name)
    {
        var characters = name.Trim().EnumerateRunes().ToList();
        return characters.Count < 2 ? Stars(characters.Count) : characters[0] + Stars(characters.Count - 1);
    }

    /// <summary>The first three and last four characters of a long number, the first and last two of a short one (passport).</summary>
    public static string IdNumber(string number) => number.Trim() switch
    {
        { Length: >= 15 } text => Ends(text, 3, 4),
        { Length: >= 8 } text => Ends(text, 1, 2),
        var text => Stars(text.Length),
    };

    /// <summary>The first three and last four digits of a mobile number (138****1234), the last four of another.</summary>
    public static string Phone(string phone) => phone.Trim() switch
    {
        { Length: 11 } text when text[0] == '1' => Ends(text, 3, 4),
        var text => Ends(text, 0, 4),
    };

    /// <summary>The last four digits (尾号) of a bank account.</summary>
    public static string BankAccount(string account) => Ends(account.Trim(), 0, 4);

    /// <summary>The first character and the domain of an address: z***@example.com.</summary>
    public static string Email(string address) =>
        address.Trim().Split('@') is [{ Length: > 0 } name, var domain] ? $"{name[0]}***@{domain}" : Stars(3);

    /// <summary>The first six characters of an address, which name the place at large.</summary>
    public static string Address(string address) => Ends(address.Trim(), 6, 0);

    private static string Ends(string text, int first, int last) =>
        text.Length > first + last ? text[..first] + Stars(text.Length - first - last) + text[^last..] : Stars(text.Length);

    private static string Stars(int count) => new('*', count);
}
