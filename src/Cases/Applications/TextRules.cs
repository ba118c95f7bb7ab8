namespace MedInsFlows.Cases.Applications;

/// <summary>What every single line of text in a request must keep to.</summary>
internal static class TextRules
{
    private const int MostCharacters = 200;

    /// <param name="pointer">Its place for programs.</param>
    /// <param name="what">Its place for people.</param>
    /// <param name="text">The text.</param>
    /// <param name="required">False where it may be null.</param>
    /// <param name="form">Why it does not do, or null; a text of no special form may only not hold control characters.</param>
    public static IEnumerable<Fault> Check(
        string pointer, string what, string? text, bool required = true, Func<string, string?>? form = null) => text switch
        {
            null when !required => [],
            _ when string.IsNullOrWhiteSpace(text) => [new Fault(pointer, FaultCode.Missing, $"请填写{what}。")],
            { Length: > MostCharacters } => [new Fault(pointer, FaultCode.TooLong, $"{what}太长，最多{MostCharacters}个字。")],
            _ => (form ?? NoControl)(text) is { } reason ? [new Fault(pointer, FaultCode.BadFormat, $"{what}填写有误：{reason}。")] : [],
        };

    private static string? NoControl(string text) => FieldFormat.Control(text, except: "");
}
