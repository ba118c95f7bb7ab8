using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Audit;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MedInsFlows.Host.Tests.Audit;

/// <summary>
/// What must hold of every case that tests have played on a host, whatever they were about: the journal is whole, a replay from it is identical,
/// and the rows agree with one another. Verified after each test of a shared host, and whenever a host is stopped, so that no test can forget it.
/// </summary>
internal sealed class PlayedCases(IServiceProvider services)
{
    private const string Cases =
        """
        select cases.id, case_number, cases.definition_version_id, records,
            exists (select 1 from cases.revisions where case_id = cases.id and content is null)
        from cases.cases join engine.instances on instances.id = cases.id order by case_number
        """;

    private readonly Dictionary<Guid, int> verified = [];

    /// <summary>Verifies the cases with which something has happened since the last time.</summary>
    public async Task VerifyAsync()
    {
        try
        {
            await VerifyChangedAsync();
        }
        catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            // A test has dropped the database, and with it all cases.
        }
    }

    private async Task VerifyChangedAsync()
    {
        var dataSource = services.GetRequiredService<NpgsqlDataSource>();
        var changed = (await ReadAsync(dataSource)).Where(played => verified.GetValueOrDefault(played.Id) != played.Records).ToList();
        var faults = await Bookkeeping.FaultsAsync(dataSource, [.. changed.Select(played => played.Id)]);
        foreach (var played in changed)
        {
            faults.AddRange((await FaultsAsync(played)).Select(fault => $"{played.Number}: {fault}"));
            verified[played.Id] = played.Records;
        }

        faults.Should().BeEmpty("every case that was played is in order");
    }

    private static async Task<List<Played>> ReadAsync(NpgsqlDataSource dataSource)
    {
        await using var query = dataSource.CreateCommand(Cases);
        await using var reader = await query.ExecuteReaderAsync();
        var cases = new List<Played>();
        while (await reader.ReadAsync())
        {
            cases.Add(new Played(reader.GetGuid(0), reader.GetString(1), reader.GetGuid(2), reader.GetInt32(3), reader.GetBoolean(4)));
        }

        return cases;
    }

    private async Task<IEnumerable<string>> FaultsAsync(Played played)
    {
        var journal = await services.GetRequiredService<JournalReader>().VerifyAsync(played.Id, CancellationToken.None);
        if (!journal.Intact)
        {
            return [$"the journal is broken at record {journal.FirstBroken}"];
        }

        if (played.IsErased)
        {
            return [];
        }

        var replay = await services.GetRequiredService<CaseReplay>().RunAsync(played.Id, CancellationToken.None);
        return replay.Divergences.Select(divergence => $"the replay differs: {divergence}");
    }

    private sealed record Played(Guid Id, string Number, Guid VersionId, int Records, bool IsErased);
}
