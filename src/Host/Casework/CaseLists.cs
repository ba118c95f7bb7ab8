using System.Globalization;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Accounts.Absences;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>Lists of cases and tasks, each within the caller's reach. Thread-safe.</summary>
internal sealed class CaseLists(NpgsqlDataSource dataSource, CaseServices services, AbsenceOffice absences, BusinessTime time)
{
    // The first name is the caller's; of those who are absent he decides only what they would decide themselves.
    private const string Mine =
        """
        state = 'open' and (claimed_by = any({0}) or delegated_to = any({0}))
            and (({0}::text[])[1] in (claimed_by, delegated_to) or coalesce(delegated_to, claimed_by) = any({0}))
        """;

    private const string Columns = $"{CaseRow.Columns}, applicant, cases.due_at, cases.yellow_at, cases.red_at";

    // A case that has ended keeps in its standing when its limit would have passed.
    private const string Lit = "standing.closed_at is null and standing";

    private const string Opened = "join cases.cases on cases.id = listed.case_id";

    private static readonly ListCut OpenedOwn = new("id", "join cases.cases on cases.id = listed.id");
    private static readonly ListCut OpenedTasks = new(
        "task.*", "join lateral (select case_number, definition_version_id, due_at, yellow_at, red_at from cases.cases where cases.id = listed.case_id) opened on true");

    private static readonly string[] Lamps = ["green", "yellow", "red", "none"];
    private static readonly string[] States = ["open", "mine", "done", "copied"];

    /// <summary>Cases.</summary>
    public async Task<Page<CaseEntry>> CasesAsync(Caller caller, CaseFilter filter, Paging paging, CancellationToken cancellationToken)
    {
        Require([OneOf("status", filter.Status, StatusWords.All), OneOf("lamp", filter.Lamp, Lamps), Text("region", filter.Region), Text("item", filter.Item), Text("q", filter.Q)]);
        var received = DayRange.Read(filter.ReceivedFrom, filter.ReceivedTo, "receivedFrom", "receivedTo");
        var now = Now();
        var (row, id) = CaseReach.IsSenderOnly(caller) ? ("sent", "id") : ("standing", "case_id");
        var source = row == "sent" ? "cases.cases sent left join cases.standings standing on standing.case_id = sent.id" : "cases.standings standing";
        var query = Reach(new ListQuery(Columns, source, $"{row}.received_at desc, {row}.{id}", new($"{row}.{id} as case_id", Opened)), caller)
            .And($"{row}.received_at >= {{0}}", received.From?.ToDateTimeUtc())
            .And($"{row}.received_at < {{0}}", received.Until?.ToDateTimeUtc())
            .And($"{row}.region = {{0}}", filter.Region)
            .And($"{row}.item = {{0}}", filter.Item);
        query = AndStatus(await AndWordsAsync(query, "standing", filter.Q, cancellationToken), filter.Status);
        return await AndLamp(query, filter.Lamp, now).ReadAsync(dataSource, paging, reader => Task.FromResult(Entry(reader, now)), cancellationToken);
    }

    /// <summary>Cases that the caller sent himself, in whatever role, the newest first.</summary>
    /// <param name="caller">Who sent them.</param>
    /// <param name="since">The first day on which they came; null for all.</param>
    /// <param name="paging">Which of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Page<CaseEntry>> OwnAsync(Caller caller, LocalDate? since, Paging paging, CancellationToken cancellationToken)
    {
        var now = Now();
        return new ListQuery(Columns, "cases.cases", "received_at desc, id", OpenedOwn)
            .And("submitted_by = {0}", caller.AccountId)
            .And("received_at >= {0}", since is { } day ? ShanghaiTime.StartOf(day).ToDateTimeUtc() : null)
            .ReadAsync(dataSource, paging, reader => Task.FromResult(Entry(reader, now)), cancellationToken);
    }

    /// <summary>Cases of a person who applies or takes part, found by what is sealed.</summary>
    public Task<Page<CaseEntry>> OfPersonAsync(Caller caller, string? idNumber, string? name, string? phone, Paging paging, CancellationToken cancellationToken)
    {
        var digest = services.Keys.Current.Digest;
        var now = Now();
        var terms = new[] { ("id_number_digest", SearchTerm.IdNumber, idNumber), ("name_digest", SearchTerm.Name, name), ("phone_digest", SearchTerm.Phone, phone) }
            .Where(term => term.Item3 is not null).Select(term => (Column: term.Item1, Digest: digest.ForSearch(term.Item2, term.Item3!))).ToList();

        // All that is said must hold of one person, of the applicant or of a party.
        var match = string.Join(" and ", terms.Select((term, place) => $"{term.Column} = {{{place}}}"));
        var query = new ListQuery(Columns, "cases.cases", "received_at desc, id");
        query = CaseReach.IsSenderOnly(caller)
            ? query.And("submitted_by = {0}", caller.AccountId)
            : query.And("region = {0}", caller.Active!.Region ?? string.Empty).And("agency = {0}", caller.Active.Agency);
        return query
            .AndSeveral($"id in (select id from cases.cases where {match} union select case_id from cases.parties where {match})", [.. terms.Select(term => (object)term.Digest)])
            .ReadAsync(dataSource, paging, reader => Task.FromResult(Entry(reader, now)), cancellationToken);
    }

    /// <summary>Tasks: <c>open</c> are those that the caller may claim, <c>mine</c> those that he or who is absent and for whom he stands in holds or is to decide, <c>done</c> those that he has decided, <c>copied</c> those shown to him.</summary>
    public async Task<Page<TaskEntry>> TasksAsync(Caller caller, TaskFilter filter, Paging paging, CancellationToken cancellationToken)
    {
        Require(
        [
            OneOf("state", filter.State, States), OneOf("lamp", filter.Lamp, Lamps), Text("stage", filter.Stage), Text("region", filter.Region), Text("item", filter.Item), Id("caseId", filter.CaseId),
            Text("q", filter.Q),
        ]);
        var now = Now();
        var query = await TaskQueryAsync(caller, filter, cancellationToken);
        return await AndLamp(query, filter.Lamp, now).ReadAsync(dataSource, paging, reader => TaskAsync(reader, now, cancellationToken), cancellationToken);
    }

    /// <summary>How many tasks of a list there are of each region, item, stage and lamp, whatever of these the filter asks for.</summary>
    public async Task<IReadOnlyList<TaskCount>> TaskCountsAsync(Caller caller, TaskFilter filter, CancellationToken cancellationToken)
    {
        const string lamp =
            "case when standing.due_at is null or standing.closed_at is not null then 'None' when standing.red_at <= {0} then 'Red' when standing.yellow_at <= {0} then 'Yellow' else 'Green' end";
        var query = await TaskQueryAsync(caller, filter with { Region = null, Item = null, Stage = null }, cancellationToken);
        var titles = (await services.Items.AllAsync(cancellationToken)).ToDictionary(item => (item.Definition.Item.Region, item.Definition.Item.Id), item => item.Definition.Item.Title);
        return await query.CountAsync(
            dataSource,
            $"task.region, task.item, task.stage, {lamp}",
            Now().ToDateTimeUtc(),
            reader => new TaskCount(
                reader.GetString(0),
                reader.GetString(1),
                titles.GetValueOrDefault((reader.GetString(0), reader.GetString(1)), reader.GetString(1)),
                reader.GetString(2),
                Enum.Parse<Lamp>(reader.GetString(3)),
                reader.GetInt64(4)),
            cancellationToken);
    }

    private async Task<ListQuery> TaskQueryAsync(Caller caller, TaskFilter filter, CancellationToken cancellationToken)
    {
        const string source = "cases.tasks task left join cases.standings standing on standing.case_id = task.case_id";
        var state = filter.State ?? "open";
        var query = new ListQuery(
            $"{TaskRow.Columns}, case_number, definition_version_id, due_at, yellow_at, red_at",
            source,
            state == "done" ? "decided_at desc, task.id" : "urgent desc, standing.due_at nulls last, opened_at, task.id",
            OpenedTasks);
        query = state switch
        {
            "open" => query.AndSeveral(
                    """
                    state = 'open' and claimed_by is null and role = any({0}::text || {1}::text[])
                        and (not role = any({1}) or exists (select from cases.cases sent where sent.id = task.case_id and sent.submitted_by = {2}))
                    """,
                    [caller.Active?.Role.Id ?? string.Empty, CaseReach.SenderRoles, caller.AccountId])
                .And("task.region = {0}", caller.Active?.Region)
                .And("coalesce(superior, standing.agency) = {0}", caller.Active?.Agency),
            "mine" => query.And(Mine, (string[])[caller.UserName, .. await absences.AbsentAsync(caller.UserName, cancellationToken)]),
            "copied" => ReachOfCopied(query.And("task.id in (select task_id from cases.task_copies where user_name = {0})", caller.UserName), caller),
            _ => query.And("state = 'done' and decided_by = {0}", caller.UserName),
        };
        query = query.And("task.stage = {0}", filter.Stage)
            .And("task.region = {0}", filter.Region)
            .And("task.item = {0}", filter.Item)
            .And("task.case_id = {0}", filter.CaseId is null ? null : Guid.Parse(filter.CaseId, CultureInfo.InvariantCulture));
        return await AndWordsAsync(query, "task", filter.Q, cancellationToken);
    }

    /// <summary>Words are the number of a case, or stand in the title of an item.</summary>
    private async Task<ListQuery> AndWordsAsync(ListQuery query, string table, string? words, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(words))
        {
            return query;
        }

        var titled = (await services.Items.AllAsync(cancellationToken)).Select(published => published.Definition.Item).Where(item => item.Title.Contains(words, StringComparison.Ordinal)).ToList();
        return titled.Count > 0
            ? query.AndSeveral($"({table}.region, {table}.item) in (select * from unnest({{0}}::text[], {{1}}::text[]))", [titled.Select(item => item.Region).ToArray(), titled.Select(item => item.Id).ToArray()])
            : query.And($"{table}.case_id = (select id from cases.cases where case_number = {{0}})", words);
    }

    private static ListQuery Reach(ListQuery query, Caller caller) => CaseReach.IsSenderOnly(caller)
        ? query.And("sent.submitted_by = {0}", caller.AccountId)
        : query.And("standing.region = {0}", caller.Active!.Region ?? string.Empty).And("standing.agency = {0}", caller.Active.Agency);

    private static ListQuery ReachOfCopied(ListQuery query, Caller caller) => CaseReach.IsSenderOnly(caller)
        ? query.And("exists (select from cases.cases sent where sent.id = task.case_id and sent.submitted_by = {0})", caller.AccountId)
        : query.And("task.region = {0}", caller.Active!.Region ?? string.Empty).And("coalesce(superior, standing.agency) = {0}", caller.Active.Agency);

    /// <summary>Which index holds a status depends on whether it ends a case.</summary>
    private static ListQuery AndStatus(ListQuery query, string? status) => status switch
    {
        null => query,
        StatusWords.Attention => query.And("standing.attention = {0}", true),
        _ when Enum.Parse<CaseStatus>(status, ignoreCase: true) is var known && known.IsFinal() => query.And("standing.closed_at is not null and not standing.attention and standing.status = {0}", $"{known}"),
        _ => query.And("standing.closed_at is null and not standing.attention and standing.status = {0}", char.ToUpperInvariant(status[0]) + status[1..]),
    };

    private static ListQuery AndLamp(ListQuery query, string? lamp, Instant now) => lamp switch
    {
        null => query,
        "none" => query.And("(standing.closed_at is not null or standing.due_at is null) and {0}", true),
        "red" => query.And($"{Lit}.red_at <= {{0}}", now.ToDateTimeUtc()),
        "yellow" => query.And($"{Lit}.yellow_at <= {{0}}", now.ToDateTimeUtc()).And("standing.red_at > {0}", now.ToDateTimeUtc()),
        _ => query.And($"{Lit}.yellow_at > {{0}}", now.ToDateTimeUtc()),
    };

    private static void Require(IEnumerable<ProblemError?> judgements)
    {
        var errors = judgements.OfType<ProblemError>().ToList();
        if (errors.Count > 0)
        {
            throw Problem.InvalidParameter(errors);
        }
    }

    private static ProblemError? OneOf(string name, string? value, IReadOnlyCollection<string> known) => value is null || known.Contains(value)
        ? null
        : new ProblemError($"?{name}", ErrorCode.BadValue, $"应为 {string.Join('、', known)} 之一。");

    private static ProblemError? Id(string name, string? value) => value is null || Guid.TryParse(value, CultureInfo.InvariantCulture, out _)
        ? null
        : new ProblemError($"?{name}", ErrorCode.BadValue, "应为本系统给出的编号。");

    private static ProblemError? Text(string name, string? value) => value?.Contains('\0', StringComparison.Ordinal) is not true
        ? null
        : new ProblemError($"?{name}", ErrorCode.NulCharacter, "含有空字符（U+0000），请删除。");

    private static LocalDate? DueOn(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : ShanghaiTime.DateOf(Instant.FromDateTimeUtc(reader.GetDateTime(column)));

    private CaseEntry Entry(NpgsqlDataReader reader, Instant now)
    {
        var row = CaseRow.Read(reader);
        var (file, applicant) = (row.File, MaskedApplicant.Of(LoadedCase.OpenApplicant(services.Keys.Current, row.Id, reader[5] as byte[])));
        return new CaseEntry(
            row.Id,
            file.CaseNumber,
            file.Region,
            file.Item,
            row.Title,
            StatusWords.Of(file.Status, file.NeedsAttention),
            StatusWords.Text(file.Status, file.NeedsAttention),
            file.Stage,
            applicant.Name,
            file.Channel,
            file.ReceivedAt,
            DueOn(reader, 6),
            LampReading.Read(reader, 6, now));
    }

    private async Task<TaskEntry> TaskAsync(NpgsqlDataReader reader, Instant now, CancellationToken cancellationToken)
    {
        var item = await services.Items.GetAsync(reader.GetGuid(13), cancellationToken);
        var dueAt = reader.IsDBNull(14) ? (Instant?)null : Instant.FromDateTimeUtc(reader.GetDateTime(14));
        return TaskEntry.Of(TaskRow.Read(reader), reader.GetString(12), item, dueAt, LampReading.Read(reader, 14, now));
    }

    private Instant Now() => Instant.FromDateTimeOffset(time.GetUtcNow());
}
