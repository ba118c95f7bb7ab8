namespace MedInsFlows.Host.Pages.Forms;

/// <summary>Marks a page whose forms may bring files; they are received by <see cref="FormReception"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class TakesFilesAttribute : Attribute;
