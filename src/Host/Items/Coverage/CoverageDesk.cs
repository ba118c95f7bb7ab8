using System.Collections.Concurrent;

namespace MedInsFlows.Host.Items.Coverage;

/// <summary>Judges what published items carry of their documents; a version once. Thread-safe.</summary>
internal sealed class CoverageDesk(SourceDocuments documents)
{
    private readonly ConcurrentDictionary<Guid, CoverageReport> reports = new();

    /// <summary>The report of an item.</summary>
    public CoverageReport Of(PublishedItem published) => reports.GetOrAdd(published.Version.Id, _ => CoverageJudge.Of(
        published.Version.Document, published.Definition.Item.Title, documents.Of(published.Definition.Item.Region).GetValueOrDefault(published.Definition.Item.Seq)));
}
