namespace MedInsFlows.Host.Pages.Forms;

/// <summary>A form as it is shown: what is filled in, and what is wrong with it. Immutable.</summary>
/// <param name="Values">What is filled in.</param>
/// <param name="Faults">What is wrong, by the pointers of the inputs; of what no input has, the page tells.</param>
public sealed record FormState(FormValues Values, IReadOnlyList<FormFault> Faults)
{
    /// <summary>A form that nobody has touched.</summary>
    public static FormState Untouched { get; } = new(FormValues.Empty, []);

    /// <summary>What is wrong with one input, in one text; null if nothing is.</summary>
    public string? Fault(string pointer) =>
        string.Concat(Faults.Where(fault => fault.Pointer == pointer).Select(fault => fault.Detail).Distinct()) is { Length: > 0 } text ? text : null;

    /// <summary>The id of the input of a pointer, to link to.</summary>
    public static string IdOf(string pointer) => $"f{pointer.Replace('/', '-')}";

    /// <summary>The id of the text that says what is wrong with an input.</summary>
    public static string FaultIdOf(string pointer) => $"{IdOf(pointer)}-fault";

    /// <summary>The id of the text that says what an input takes.</summary>
    public static string HintIdOf(string pointer) => $"{IdOf(pointer)}-hint";

    /// <summary>Whether an input has a pointer, or is within what has it.</summary>
    public static bool IsOrHolds(string pointer, string place) => place == pointer || place.StartsWith($"{pointer}/", StringComparison.Ordinal);
}
