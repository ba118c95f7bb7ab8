namespace MedInsFlows.Cases.Agencies;

/// <summary>How an agency's bank wants its files.</summary>
public enum BankFileFormat
{
    /// <summary>Comma-separated values in UTF-8.</summary>
    Csv,

    /// <summary>A sheet of Excel (Open XML).</summary>
    Xlsx,
}
