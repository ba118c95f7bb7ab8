namespace MedInsFlows.Engine.Expressions.Scripts.Values;

/// <summary>
/// What JavaScript calls undefined. The other values of a script are null, <see cref="bool"/>, <see cref="string"/>, numbers as <see cref="double"/>
/// or, where exact, as <see cref="decimal"/>, <see cref="ScriptArray"/> and <see cref="ScriptObject"/>.
/// </summary>
internal sealed class Undefined
{
    /// <summary>The one value.</summary>
    public static readonly Undefined Value = new();

    private Undefined()
    {
    }

    /// <summary>Whether a value is null or undefined.</summary>
    public static bool OrNull(object? value) => value is null or Undefined;
}
