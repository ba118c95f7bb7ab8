using System.Globalization;

namespace MedInsFlows.Host.Spreadsheets;

/// <summary>A share of a whole, shown as a percentage.</summary>
/// <param name="Value">From 0 to 1.</param>
internal sealed record Share(decimal Value);

/// <summary>An amount, shown to the fen.</summary>
/// <param name="Value">In yuan.</param>
internal sealed record Yuan(decimal Value)
{
    /// <summary>With two decimals.</summary>
    public override string ToString() => Value.ToString("0.00", CultureInfo.InvariantCulture);
}
