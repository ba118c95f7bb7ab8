using System.Security.Cryptography;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Casework;
using Npgsql;

namespace MedInsFlows.Host.Documents;

/// <summary>
/// Renders papers after the commit that issued them, and lets their cases take note of the hash, like of every result from outside. What is still to render is
/// what rows say, so it goes on wherever a host ended; of two hosts that render the same paper, one is refused. Thread-safe.
/// </summary>
internal sealed partial class PaperRendering(NpgsqlDataSource dataSource, InstanceCommands instances, CaseServices services, ILogger<PaperRendering> logger)
{
    private const int BatchSize = 50;
    private const string Unneeded = "Unneeded";

    private const string Due =
        """
        select paper_id, unrendered_papers.case_id, content from cases.unrendered_papers left join cases.revisions on id = paper_id order by paper_id limit $1
        """;

    /// <summary>Renders all that is to be rendered.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        while (await StepAsync(cancellationToken))
        {
        }
    }

    /// <summary>One batch.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var due = new List<(Guid Paper, Guid Case, byte[]? Content)>();
        await using (var query = dataSource.CreateCommand(Due))
        {
            query.Parameters.Add(new() { Value = BatchSize });
            await using var reader = await query.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                due.Add((reader.GetGuid(0), reader.GetGuid(1), reader[2] as byte[]));
            }
        }

        var done = 0;
        foreach (var (paper, caseId, content) in due)
        {
            done += await TryRenderAsync(paper, caseId, content, cancellationToken) ? 1 : 0;
        }

        return done == BatchSize;
    }

    private async Task<bool> TryRenderAsync(Guid paperId, Guid caseId, byte[]? content, CancellationToken cancellationToken)
    {
        try
        {
            if (content is null)
            {
                // Erased before it was rendered.
                await using var forget = dataSource.CreateCommand("delete from cases.unrendered_papers where paper_id = $1");
                forget.Parameters.Add(new() { Value = paperId });
                await forget.ExecuteNonQueryAsync(cancellationToken);
                return true;
            }

            var rendered = DocxSheet.Render(Revision.Open<Paper>(services.Keys.Current, paperId, content).ToSheet());
            var revision = Revision.OfRendered(services.Keys.Current, services.Random.NewId(), rendered);
            await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
            await instances.SendAsync(transaction, caseId, new CaseCommand(services, found => Render(found, paperId, rendered, revision)), cancellationToken);
            await instances.CommitAsync(transaction, cancellationToken);
            return true;
        }
        catch (StimulusRefusedException refused) when (refused.Reason == Unneeded)
        {
            return false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(logger, paperId, failure.GetType().Name);
            return false;
        }
    }

    private static CaseAction Render(LoadedCase found, Guid paperId, byte[] rendered, Revision revision) =>
        found.File.Documents?.FirstOrDefault(document => document.Id == paperId) is { Sha256: null } && !found.IsErased
            ? new CaseAction(StimulusKind.Note, new DocumentRendered(paperId, Convert.ToHexStringLower(SHA256.HashData(rendered)), revision.Citation), Actor.Service)
            {
                Write = (transaction, at) =>
                {
                    revision.Insert((sql, values) => transaction.Add(sql, values), found.Row.Id, at);
                    transaction.Add("delete from cases.unrendered_papers where paper_id = $1", paperId);
                },
            }
            : throw new StimulusRefusedException(Unneeded, "文书已经生成。");

    [LoggerMessage(1, LogLevel.Error, "Paper {PaperId} was not rendered ({Failure}); it will be tried again.")]
    private static partial void LogFailure(ILogger logger, Guid paperId, string failure);
}
