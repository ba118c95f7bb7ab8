namespace MedInsFlows.Cases.Items;

/// <summary>A row of 受理信息必填项, a part of one, or a datum that a task asks its caseworker for.</summary>
public sealed record RequiredField
{
    /// <summary>Unique among the fields beside it.</summary>
    public required string Id { get; init; }

    /// <summary>The row as printed.</summary>
    public required string Name { get; init; }

    /// <summary>What it takes.</summary>
    public required FieldType Type { get; init; }

    /// <summary>False for what may be left out.</summary>
    public required bool Required { get; init; }

    /// <summary>The applicant cases it is limited to; null for all.</summary>
    public IReadOnlyList<string>? Cases { get; init; }

    /// <summary>When it is demanded; null for always.</summary>
    public Condition? Condition { get; init; }

    /// <summary>What choice and multiChoice offer.</summary>
    public IReadOnlyList<Option>? Options { get; init; }

    /// <summary>What group and list consist of.</summary>
    public IReadOnlyList<RequiredField>? Parts { get; init; }

    /// <summary>The least value (integer, amount), length (text, longText), number of choices (multiChoice) or of rows (list).</summary>
    public decimal? Min { get; init; }

    /// <summary>The greatest, of the same.</summary>
    public decimal? Max { get; init; }
}
