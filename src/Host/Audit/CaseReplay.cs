using System.Globalization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Replay;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Items;
using Npgsql;

namespace MedInsFlows.Host.Audit;

/// <summary>
/// Plays a case again from its journal: with the flows to which it was pinned, the calendar as it was known, and the very revisions that were cited.
/// Thread-safe.
/// </summary>
internal sealed class CaseReplay(Replayer replayer, CaseServices services, NpgsqlDataSource dataSource)
{
    /// <summary>Plays a case again.</summary>
    /// <exception cref="ErasedException">What was sent has been erased lawfully, so the case cannot be played again; its journal still verifies.</exception>
    public Task<ReplayReport> RunAsync(Guid caseId, CancellationToken cancellationToken)
    {
        CaseDesk? desk = null;
        PublishedItem? item = null;
        return replayer.ReplayAsync(
            caseId,
            async (stimulus, token) =>
            {
                item = stimulus.Kind is StimulusKind.Start or StimulusKind.Migrate
                    ? await services.Items.GetAsync(Guid.Parse((string)stimulus.Input["definition"]!, CultureInfo.InvariantCulture), token)
                    : item;
                var calendar = (int)stimulus.Input["calendar"]!;
                await services.Calendars.ReachAsync(calendar, token);
                var before = desk?.Case;
                var happening = CaseJson.Read(stimulus.Name, stimulus.Input);
                var after = happening is ApplicationSubmitted submitted ? submitted.Application : (before?.After(happening) ?? throw new InvalidOperationException("The journal does not begin with an application.")).Application;
                var agency = before?.Agency ?? ((ApplicationSubmitted)happening).Agency;
                var opinion = before?.After(happening).Opinion;
                desk = new CaseDesk(
                    before,
                    new(await OpenAsync<Application>(after, token)),
                    new(opinion is null ? null : await OpenAsync<Opinion>(opinion, token)),
                    item!.Definition.Item,
                    services.TimeOf(item.Definition.Item.Region, agency, calendar),
                    CaseJson.NumbersWith(stimulus.Input));
                return new CaseParticipant(desk);
            },
            cancellationToken);
    }

    private async Task<T> OpenAsync<T>(Citation citation, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select content from cases.revisions where id = $1");
        query.Parameters.Add(new() { Value = citation.Id });
        return await query.ExecuteScalarAsync(cancellationToken) is byte[] content ? Revision.Open<T>(services.Keys.Current, citation.Id, content) : throw new ErasedException();
    }
}

/// <summary>What a case rests on has been erased lawfully.</summary>
internal sealed class ErasedException() : Exception("Erased.");
