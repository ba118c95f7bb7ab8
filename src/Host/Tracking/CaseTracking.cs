using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Protection;
using Npgsql;

namespace MedInsFlows.Host.Tracking;

/// <summary>
/// Finds a case for somebody without an account who knows its number and the phone number of the applicant or a party. A wrong phone number is
/// answered as if there were no such case. Thread-safe.
/// </summary>
internal sealed class CaseTracking(NpgsqlDataSource dataSource, PersonalKeys keys, CaseServices services, CaseViews views, ItemCatalog items, TrackingThrottle throttle)
{
    private const string Find =
        $"""
        select {CaseRow.Columns}, applicant from cases.cases where case_number = $1
            and (phone_digest = $2 or exists (select from cases.parties where case_id = cases.id and parties.phone_digest = $2))
        """;

    /// <summary>The case; null where no case has this number together with this phone number.</summary>
    /// <param name="caseNumber">The number of the case; only letters and digits count.</param>
    /// <param name="phone">The phone number, however it is typed.</param>
    /// <param name="address">From where is asked.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">Too many look-ups found nothing.</exception>
    public async Task<TrackedCase?> FindAsync(string caseNumber, string phone, string address, CancellationToken cancellationToken)
    {
        var number = string.Concat(caseNumber.Where(char.IsAsciiLetterOrDigit));
        if (throttle.MustWait(address, number) is { } wait)
        {
            throw Problem.TooManyLookUps(wait);
        }

        if (await ReadAsync(number, phone, cancellationToken) is { } found)
        {
            return found;
        }

        throttle.Count(address, number);
        return null;
    }

    private async Task<TrackedCase?> ReadAsync(string number, string phone, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(Find);
        query.Parameters.Add(new() { Value = number });
        query.Parameters.Add(new() { Value = keys.Current.Digest.ForSearch(SearchTerm.Phone, phone) });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        var row = CaseRow.Read(reader);
        var (file, item) = (row.File, await items.GetAsync(row.VersionId, cancellationToken));
        await services.Calendars.ReachAsync(file.Clocks.Select(clock => clock.Calendar).DefaultIfEmpty().Max(), cancellationToken);
        var deadline = views.Deadline(file, item);
        var status = StatusWords.Text(file.Status, file.NeedsAttention);
        return new TrackedCase(
            file.CaseNumber,
            row.Title,
            services.Regions.Regions.First(region => region.Id == file.Region).Name,
            services.AgencyOf(file.Region, file.Agency).Name,
            MaskedApplicant.Of(LoadedCase.OpenApplicant(keys.Current, row.Id, reader[5] as byte[])).Name,
            file.ReceivedAt,
            status,
            file.Result,
            CaseStep.Of(file, item.Definition.Item, status),
            TrackedCase.WaitingOf(file, deadline),
            TrackedCase.MissingOf(file, item.Definition.Item),
            deadline);
    }
}
