using System.Collections.Immutable;
using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Agencies;

/// <summary>
/// What agencies have set for items. The last versions are kept in memory; who loads a case learns which is the newest, so no host decides by what another
/// has changed. Thread-safe.
/// </summary>
internal sealed class LocalSettingsBook(NpgsqlDataSource dataSource, RegionFolder regions)
{
    /// <summary>The number of the newest version, as a column of a query.</summary>
    public const string Newest = "(select coalesce(max(number), 0) from cases.local_settings)";

    /// <summary>The columns of a version, in the order in which they are read.</summary>
    public const string Columns = "number, region, agency, item, settings, reason, set_by, set_at";

    private readonly Lock growing = new();
    private volatile State state = new(0, ImmutableDictionary<(string Region, string Agency, string Item), SettingsVersion>.Empty);

    /// <summary>What holds at an agency for an item: what it set itself, else what its superior agency did, and so on to the root of the region.</summary>
    public LocalSettings Of(string region, string agency, string item) =>
        Versions(region, agency, item).Aggregate(LocalSettings.Unset, (nearer, version) => nearer.Or(version.Settings));

    /// <summary>The last version of an agency and of each of its superiors, the nearest first; those that have set nothing are left out.</summary>
    public IEnumerable<SettingsVersion> Versions(string region, string agency, string item)
    {
        var known = state.Last;
        return Superiors(region, agency).Select(superior => known.GetValueOrDefault((region, superior, item))).OfType<SettingsVersion>();
    }

    /// <summary>Takes up what was set meanwhile, by whatever host.</summary>
    public async Task RefreshAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand($"select {Columns} from cases.local_settings where number > $1 order by number");
        query.Parameters.Add(new() { Value = state.Number });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var found = new List<SettingsVersion>();
        while (await reader.ReadAsync(cancellationToken))
        {
            found.Add(Read(reader));
        }

        lock (growing)
        {
            foreach (var version in found.Where(version => version.Number > state.Number))
            {
                state = new(version.Number, state.Last.SetItem((version.Region, version.Agency, version.Item), version));
            }
        }
    }

    /// <summary>Sees to it that this host knows at least the version of a number.</summary>
    public Task ReachAsync(int number, CancellationToken cancellationToken) => number > state.Number ? RefreshAsync(cancellationToken) : Task.CompletedTask;

    /// <summary>Reads the version at which the reader stands.</summary>
    public static SettingsVersion Read(NpgsqlDataReader reader) => new(
        reader.GetInt32(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        JsonSerializer.Deserialize<LocalSettings>(reader.GetString(4), FactsJson.Options)!,
        reader.GetString(5),
        reader.GetString(6),
        Instant.FromDateTimeUtc(reader.GetDateTime(7)));

    /// <summary>An agency and those above it, the nearest first. One that is in the region's file no more is thought right below the root.</summary>
    private IEnumerable<string> Superiors(string region, string agency)
    {
        var place = regions.Regions.First(candidate => candidate.Id == region);
        yield return agency;
        var found = place.Agencies.FirstOrDefault(candidate => candidate.Id == agency);
        for (var next = found is null ? place.Root.Id : found.Parent; next is not null; next = place.Agencies.First(candidate => candidate.Id == next).Parent)
        {
            yield return next;
        }
    }

    private sealed record State(int Number, ImmutableDictionary<(string Region, string Agency, string Item), SettingsVersion> Last);
}
