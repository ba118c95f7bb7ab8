using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Pages.Forms;

/// <summary>Something that is wrong with a form. Immutable.</summary>
/// <param name="Pointer">The JSON pointer of the input; empty where it is the matter of none.</param>
/// <param name="Detail">What is wrong and what to do, in Chinese; it never repeats a value.</param>
public sealed record FormFault(string Pointer, string Detail)
{
    /// <summary>Everything that a problem says, each at its place.</summary>
    internal static IReadOnlyList<FormFault> Of(ProblemException problem) =>
        problem.Errors is [] ? [new("", problem.Detail)] : [.. problem.Errors.Select(error => new FormFault(error.Pointer, error.Detail))];
}
