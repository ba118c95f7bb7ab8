using Elsa.Workflows.Models;

namespace MedInsFlows.Activities.Guide;

/// <summary>Reading inputs whose value the definition fixes, without running it.</summary>
internal static class InputConstants
{
    /// <summary>The constant that the definition gives; default where it gives none or an expression.</summary>
    public static T? Constant<T>(this Input<T>? input) =>
        input?.Expression is { Type: "Literal" or "Object", Value: T value } ? value : default;
}
