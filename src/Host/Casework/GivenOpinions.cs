using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Protection;
using NodaTime;
using NodaTime.Text;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>What was written with the decisions of a case, found by what its journal cites. Thread-safe.</summary>
internal sealed class GivenOpinions(NpgsqlDataSource dataSource, PersonalKeys keys)
{
    private static readonly string[] Citations = ["opinion", "reason"];

    /// <summary>The opinions by when and as what they were given; those that were erased lawfully are not among them.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="entries">Its journal.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyDictionary<(Instant At, string Event), Opinion>> ReadAsync(Guid caseId, IEnumerable<JournalEntry> entries, CancellationToken cancellationToken)
    {
        var cited = new Dictionary<Guid, (Instant, string)>();
        foreach (var json in entries.Select(entry => entry.Json).Where(json => json["name"] is not null))
        {
            var happening = (InstantPattern.ExtendedIso.Parse((string)json["at"]!).Value, (string)json["name"]!);
            foreach (var citation in Citations.Select(name => json["input"]?[name] ?? json["input"]?["completed"]?[name]).OfType<System.Text.Json.Nodes.JsonObject>())
            {
                cited[citation["id"]!.GetValue<Guid>()] = happening;
            }
        }

        await using var query = dataSource.CreateCommand("select id, content from cases.revisions where case_id = $1 and id = any($2) and content is not null and kind in ('Opinion', 'RosterOpinion')");
        query.Parameters.Add(new() { Value = caseId });
        query.Parameters.Add(new() { Value = cited.Keys.ToArray() });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var given = new Dictionary<(Instant, string), Opinion>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            given[cited[id]] = Revision.Open<Opinion>(keys.Current, id, (byte[])reader[1]);
        }

        return given;
    }
}
