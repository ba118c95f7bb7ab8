namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>An office of its own for three kinds of items: its clock is moved, and its pages show no one but persons of the stories.</summary>
public sealed class ThreeKindsOffice : PageOffice
{
    private protected override IReadOnlyList<string> Items => [.. base.Items, "out-of-area-temporary", "pharmacy-designation"];
}
