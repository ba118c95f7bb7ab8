namespace MedInsFlows.Cases.Agencies;

/// <summary>Something wrong in a region file.</summary>
/// <param name="File">Name of the file in the folder of regions.</param>
/// <param name="Place">Where in the file as a JSON pointer (RFC 6901); empty for the file as a whole.</param>
/// <param name="Text">What is wrong and what to do, in Chinese.</param>
public sealed record RegionFault(string File, string Place, string Text)
{
    /// <summary>The fault as one line for an operator.</summary>
    public override string ToString() => $"地区文件 {File} {(Place.Length == 0 ? "" : Place + " ")}{Text}";
}
