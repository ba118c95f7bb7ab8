namespace MedInsFlows.Engine.Activation;

/// <summary>Names the value that an input is given when the activity is placed in the designer, where that is not what a file that says nothing means.</summary>
/// <param name="input">The input.</param>
/// <param name="value">The value.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class PlacedWithAttribute(string input, object value) : Attribute
{
    public string Input { get; } = input;

    public object Value { get; } = value;
}
