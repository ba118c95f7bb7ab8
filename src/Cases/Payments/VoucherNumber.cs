using System.Text.RegularExpressions;

namespace MedInsFlows.Cases.Payments;

/// <summary>付款凭证号. Only what looks like a number is kept with the case, for what people write may be personal.</summary>
public static partial class VoucherNumber
{
    /// <summary>The number; null where a text is none.</summary>
    /// <param name="text">What was entered.</param>
    public static string? Of(string? text) => text?.Trim() is { } entered && Form().IsMatch(entered) ? entered : null;

    [GeneratedRegex("^[0-9A-Za-z〔〕（）()第号字/.-]{1,40}$")]
    private static partial Regex Form();
}
