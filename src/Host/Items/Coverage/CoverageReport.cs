namespace MedInsFlows.Host.Items.Coverage;

/// <summary>What of an item's text its flow carries, and on what the nodes of the flow rest.</summary>
/// <param name="Title">The title as the flow has it.</param>
/// <param name="Lines">The lines and cells of its text, headings of sections and columns left out.</param>
/// <param name="Nodes">Its nodes.</param>
internal sealed record CoverageReport(string Title, IReadOnlyList<CoveredLine> Lines, IReadOnlyList<CoveredNode> Nodes)
{
    /// <summary>The lines of which something is carried nowhere.</summary>
    public IReadOnlyList<CoveredLine> NotCarried => [.. Lines.Where(line => line.Missing is not null)];

    /// <summary>The nodes that cite nothing.</summary>
    public IReadOnlyList<CoveredNode> WithoutClause => [.. Nodes.Where(node => string.IsNullOrWhiteSpace(node.Clause))];

    /// <summary>The nodes of which all is inferred.</summary>
    public IReadOnlyList<CoveredNode> OnlyInferred => [.. Nodes.Where(node => node.IsOnlyInferred)];
}

/// <summary>A line or cell of an item's text.</summary>
/// <param name="Text">The text as printed.</param>
/// <param name="Missing">What of it no node carries, white space left out; null where all is carried.</param>
/// <param name="Nodes">The ids of the nodes that carry it or a part of it.</param>
internal sealed record CoveredLine(string Text, string? Missing, IReadOnlyList<string> Nodes);

/// <summary>A node of a flow.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What the designer reads on it.</param>
/// <param name="Clause">依据; null where it has none.</param>
/// <param name="Lines">Of how many lines it carries something.</param>
internal sealed record CoveredNode(string Id, string Name, string? Clause, int Lines)
{
    /// <summary>Whether it cites no place in the document, only a reason.</summary>
    public bool IsOnlyInferred => !string.IsNullOrWhiteSpace(Clause)
        && Clause.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).All(line => line.StartsWith("推定", StringComparison.Ordinal));
}
