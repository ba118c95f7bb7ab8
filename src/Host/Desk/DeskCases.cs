using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Desk;

/// <summary>The cases behind the figures of the desk. Found by the narrow rows of <c>cases.standings</c>; only those of a page are opened. Thread-safe.</summary>
internal sealed class DeskCases(NpgsqlDataSource dataSource, CaseServices services, BusinessTime time)
{
    /// <summary>How many cases a file has at most.</summary>
    public const int Most = 20_000;

    private const int Chunk = 500;

    private const string Rows =
        $"""
        select {CaseRow.Columns}, applicant, cases.due_at, cases.yellow_at, cases.red_at, standings.due_at, in_time
        from unnest($1) with ordinality as listed (case_id, place) join cases.cases on cases.id = listed.case_id join cases.standings on standings.case_id = listed.case_id
        order by place
        """;

    private const string Held = "case_id in (select case_id from cases.tasks where state = 'open' and (claimed_by = {0} or delegated_to = {0}) and coalesce(delegated_to, claimed_by) = {0})";
    private const string Unclaimed = "case_id in (select case_id from cases.tasks where region = {0} and state = 'open' and claimed_by is null and not role = any ({1}))";

    /// <summary>A page of the list: open cases by their limits, those that are overdue first; those that have ended from the last to the first.</summary>
    /// <exception cref="Api.Problems.ProblemException">The filter asks what cannot be asked.</exception>
    public async Task<Page<DeskCase>> ReadAsync(DeskReach reach, DeskFilter filter, Paging paging, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var found = await Query(reach, filter, now).ReadAsync(dataSource, paging, reader => Task.FromResult(reader.GetGuid(0)), cancellationToken);
        return paging.Of(await OpenAsync([.. found.Items], now, cancellationToken), found.Total);
    }

    /// <summary>The whole list as far as a file holds it, opened little by little.</summary>
    /// <inheritdoc cref="ReadAsync"/>
    public async Task<(IAsyncEnumerable<DeskCase> Cases, long Total)> AllAsync(DeskReach reach, DeskFilter filter, CancellationToken cancellationToken)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var found = await Query(reach, filter, now).ReadAsync(dataSource, new Paging(1, Most), reader => Task.FromResult(reader.GetGuid(0)), cancellationToken);
        return (OpenAllAsync(found.Items, now, cancellationToken), found.Total);
    }

    private static ListQuery OfStretch(ListQuery query, DeskFilter filter, Instant now)
    {
        if (filter.Stretch is not var (from, until))
        {
            return query;
        }

        var (first, end) = (ShanghaiTime.StartOf(from).ToDateTimeUtc(), ShanghaiTime.StartOf(until.PlusDays(1)).ToDateTimeUtc());
        return filter.What switch
        {
            "received" => query.AndSeveral("received_at >= {0} and received_at < {1}", [first, end]),
            "ended" => query.AndSeveral("closed_at >= {0} and closed_at < {1} and status = any ({2})", [first, end, DeskFigures.Decided]),
            _ => query.AndSeveral(
                "due_at >= {0} and due_at < {1} and (closed_at is not null and not in_time or closed_at is null and due_at < {2})", [first, end, now.ToDateTimeUtc()]),
        };
    }

    private static ListQuery OfStatus(ListQuery query, DeskFilter filter, Instant now) => filter.Status switch
    {
        null or "" => filter.IsOpen ? query.And("closed_at is null and {0}", true) : query,
        "ended" => query.And("closed_at >= {0}", (now - DeskFigures.Year).ToDateTimeUtc()),
        "inTime" or "late" => query.AndSeveral(
            "closed_at >= {0} and status = any ({1}) and in_time = {2}", [(now - DeskFigures.Year).ToDateTimeUtc(), DeskFigures.Decided, filter.Status == "inTime"]),
        StatusWords.Attention => query.And("closed_at is null and attention = {0}", true),
        var status when DeskFilter.IsFinal(status) => query.And("closed_at >= {0}", (now - DeskFigures.Year).ToDateTimeUtc()).And("status = {0}", Stored(status)),
        var status => query.And("closed_at is null and not attention and status = {0}", Stored(status)),
    };

    private static string Stored(string status) => char.ToUpperInvariant(status[0]) + status[1..];

    private static ListQuery OfLamp(ListQuery query, string? lamp, Instant now) => lamp switch
    {
        null or "" => query,
        "none" => query.And("closed_at is null and due_at is null and {0}", true),
        "overdue" => query.And("closed_at is null and due_at < {0}", now.ToDateTimeUtc()),
        "red" => query.And("closed_at is null and red_at <= {0}", now.ToDateTimeUtc()),
        "yellow" => query.And("closed_at is null and yellow_at <= {0} and red_at > {0}", now.ToDateTimeUtc()),
        _ => query.And("closed_at is null and yellow_at > {0}", now.ToDateTimeUtc()),
    };

    private static ListQuery OfCaseworker(ListQuery query, DeskReach reach, string? caseworker) => caseworker switch
    {
        null or "" => query,
        DeskFilter.Unclaimed => query.AndSeveral(Unclaimed, [reach.Region, CaseReach.SenderRoles]),
        _ => query.And(Held, caseworker),
    };

    private ListQuery Query(DeskReach reach, DeskFilter filter, Instant now)
    {
        filter.Require(services.Regions.Regions.First(region => region.Id == reach.Region));
        var order = filter.IsOpen ? "due_at nulls last, received_at, case_id" : filter.What == "received" ? "received_at desc, case_id" : filter.What == "overdue" ? "due_at, case_id" : "closed_at desc, case_id";
        var query = new ListQuery("case_id", "cases.standings", order)
            .And("region = {0}", reach.Region)
            .And("agency = {0}", reach.Agency)
            .And("agency = {0}", NotEmpty(filter.Agency))
            .And("item = {0}", NotEmpty(filter.Item))
            .And("case_id = (select id from cases.cases where case_number = {0})", NotEmpty(filter.Number))
            .And("closed_at is null and coalesce(stage, 'none') = {0}", NotEmpty(filter.Stage));
        return OfCaseworker(OfLamp(OfStatus(OfStretch(query, filter, now), filter, now), filter.Lamp, now), reach, filter.Caseworker);
    }

    private static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private async IAsyncEnumerable<DeskCase> OpenAllAsync(IReadOnlyList<Guid> ids, Instant now, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var chunk in ids.Chunk(Chunk))
        {
            foreach (var opened in await OpenAsync(chunk, now, cancellationToken))
            {
                yield return opened;
            }
        }
    }

    private async Task<List<DeskCase>> OpenAsync(Guid[] ids, Instant now, CancellationToken cancellationToken)
    {
        await using var command = dataSource.CreateCommand(Rows);
        command.Parameters.Add(new() { Value = ids });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var opened = new List<DeskCase>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = CaseRow.Read(reader);
            var applicant = LoadedCase.OpenApplicant(services.Keys.Current, row.Id, reader[5] as byte[]);
            var dueAt = reader.IsDBNull(9) ? (Instant?)null : Instant.FromDateTimeUtc(reader.GetDateTime(9));
            opened.Add(new DeskCase(row.Id, row.Title, MaskedApplicant.Of(applicant).Name, row.File, dueAt, LampReading.Read(reader, 6, now), reader[10] as bool?)
            {
                IsOverdue = row.File.ClosedAt is null && dueAt < now,
            });
        }

        return opened;
    }
}

/// <summary>A case in a list of the desk; who applies is masked. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Title">The item.</param>
/// <param name="Applicant">Who applies, masked.</param>
/// <param name="File">The case.</param>
/// <param name="DueAt">When its limit passes; once closed, passed or would have; null while none runs.</param>
/// <param name="Lamp">Its lamp.</param>
/// <param name="InTime">Once closed, whether the limit was kept; null where it had none.</param>
internal sealed record DeskCase(Guid Id, string Title, string Applicant, CaseFile File, Instant? DueAt, Lamp Lamp, bool? InTime)
{
    /// <summary>Whether it is open and its limit has passed.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>Its open tasks that are the part of caseworkers.</summary>
    public IEnumerable<OpenTask> Tasks => File.ClosedAt is null ? File.Tasks.Where(task => !CaseReach.SenderRoles.Contains(task.Role)) : [];

    /// <summary>Where it stands, in Chinese.</summary>
    public string StatusText => StatusWords.Text(File.Status, File.NeedsAttention);
}
