using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Time;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Agencies;

/// <summary>
/// Where local settings are read and changed, by API and page. Whether the caller's role may do it was judged before; at which agency is judged here.
/// Thread-safe.
/// </summary>
internal sealed class SettingsOffice(
    LocalSettingsBook book, RegionFolder regions, ItemCatalog items, CommandRunner runner, NpgsqlDataSource dataSource, BusinessTime time, IOptions<JsonOptions> json)
{
    /// <summary>Characters that a reason may have.</summary>
    public const int LongestReason = 500;

    // Numbers are given one after another, so that who knows the highest knows them all.
    private const string Turn = "select pg_advisory_xact_lock(hashtextextended('cases.local_settings', 0))";

    /// <summary>What holds at an agency for an item.</summary>
    /// <exception cref="ProblemException">There is no such item or agency in the caller's region; here as below.</exception>
    public async Task<SettingsView> ReadAsync(Caller caller, string region, string agency, string item, CancellationToken cancellationToken)
    {
        var (place, office, published) = await FindAsync(caller, region, agency, item, cancellationToken);
        await book.RefreshAsync(cancellationToken);
        return SettingsView.Of(office, place, published.Definition.Item, [.. book.Versions(region, agency, item)]);
    }

    /// <summary>What the agency itself has set for the item, the newest first.</summary>
    public async Task<Page<SettingsVersionView>> HistoryAsync(Caller caller, string region, string agency, string item, Paging paging, CancellationToken cancellationToken)
    {
        await FindAsync(caller, region, agency, item, cancellationToken);
        return await new ListQuery(LocalSettingsBook.Columns, "cases.local_settings", "number desc")
            .And("region = {0}", region)
            .And("agency = {0}", agency)
            .And("item = {0}", item)
            .ReadAsync(dataSource, paging, reader => Task.FromResult(SettingsVersionView.Of(LocalSettingsBook.Read(reader))), cancellationToken);
    }

    /// <summary>Sets what an agency leaves no longer open.</summary>
    /// <exception cref="ProblemException">The caller does not direct the agency, or something is wrong; everything is told, and nothing is stored.</exception>
    public async Task<CommandAnswer> SetAsync(
        CommandRequest request, Caller caller, string region, string agency, string item, SettingsChange change, CancellationToken cancellationToken)
    {
        var (place, office, published) = await FindAsync(caller, region, agency, item, cancellationToken);
        if (!Directs(caller, region, agency))
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        var definition = published.Definition;
        List<ProblemError> errors =
        [
            .. LocalSettingsRules.Check(change.Settings, definition.Item, definition.HasPayment).Select(fault => new ProblemError($"/settings{fault.Place}", ErrorCode.BadValue, fault.Text)),
            .. string.IsNullOrWhiteSpace(change.Reason) ? [new ProblemError("/reason", ErrorCode.MissingField, "请写明理由。")] : Array.Empty<ProblemError>(),
        ];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        var answer = await runner.RunAsync(
            request,
            transaction => StoreAsync(transaction, new(0, region, agency, item, change.Settings, change.Reason.Trim(), caller.UserName, Instant.FromDateTimeOffset(time.GetUtcNow())), change.Version, cancellationToken),
            (stored, _) => Task.FromResult(Answer(SettingsView.Of(
                office, place, definition.Item, [stored, .. book.Versions(region, agency, item).Where(version => version.Agency != agency)]))),
            cancellationToken);
        await book.RefreshAsync(cancellationToken);
        return answer;
    }

    /// <summary>Whether a caller sets for an agency.</summary>
    public static bool Directs(Caller caller, string region, string agency) =>
        caller.Active is { } active && active.Role == Role.Director && active.Region == region && (active.Agency is null || active.Agency == agency);

    private static async Task<SettingsVersion> StoreAsync(Transaction transaction, SettingsVersion version, int? seen, CancellationToken cancellationToken)
    {
        transaction.Add(Turn);
        transaction.Add(
            "select coalesce(max(number), 0), max(number) filter (where region = $1 and agency = $2 and item = $3) from cases.local_settings", version.Region, version.Agency, version.Item);
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            await reader.NextResultAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            if (seen != (reader.IsDBNull(1) ? null : reader.GetInt32(1)))
            {
                throw Problem.SettingsChanged();
            }

            version = version with { Number = reader.GetInt32(0) + 1 };
        }

        transaction.Add(
            "insert into cases.local_settings (number, region, agency, item, settings, reason, set_by, set_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            version.Number,
            version.Region,
            version.Agency,
            version.Item,
            JsonSerializer.Serialize(version.Settings, FactsJson.Options),
            version.Reason,
            version.SetBy,
            version.SetAt.ToDateTimeUtc());
        return version;
    }

    private CommandAnswer Answer(SettingsView view) => new(StatusCodes.Status200OK, null, JsonSerializer.SerializeToUtf8Bytes(view, json.Value.SerializerOptions));

    private async Task<(Region Region, Agency Agency, PublishedItem Item)> FindAsync(Caller caller, string region, string agency, string item, CancellationToken cancellationToken) =>
        caller.Active?.Region == region
        && regions.Regions.FirstOrDefault(known => known.Id == region) is { } place
        && place.Agencies.FirstOrDefault(known => known.Id == agency) is { } office
        && await items.FindAsync(region, item, cancellationToken) is { } published
            ? (place, office, published)
            : throw Problem.NotFound();
}
