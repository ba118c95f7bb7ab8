using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Notices;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Host.Documents;

/// <summary>Adds what stands in a paper, in the commit of the burst that issues it; it is rendered afterwards.</summary>
internal static class PaperWriter
{
    /// <summary>Adds a paper.</summary>
    public static void Issue(Transaction transaction, CaseServices services, BurstReport report, DocumentIssued issued, NoticeSources sources)
    {
        var document = sources.File.Documents!.Value.First(known => known.Id == issued.DocumentId);
        Revision.Of(services.Keys.Current, document.Id, PaperText.Compose(document, issued.Body, sources))
            .Insert((sql, values) => transaction.Add(sql, values), report.InstanceId, report.Stimulus.At);
        transaction.Add("insert into cases.unrendered_papers (paper_id, case_id) values ($1, $2)", document.Id, report.InstanceId);
    }
}
