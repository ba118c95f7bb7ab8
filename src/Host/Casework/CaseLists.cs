using System.Globalization;
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

    private const string Words = "(case_number = {0} or title like '%' || {0} || '%')";

    private static readonly string[] Lamps = ["green", "yellow", "red", "none"];
    private static readonly string[] States = ["open", "mine", "done", "copied"];

    /// <summary>Cases.</summary>
    public Task<Page<CaseEntry>> CasesAsync(Caller caller, CaseFilter filter, Paging paging, CancellationToken cancellationToken)
    {
        Require([OneOf("status", filter.Status, StatusWords.All), OneOf("lamp", filter.Lamp, Lamps), Text("region", filter.Region), Text("item", filter.Item), Text("q", filter.Q)]);
        var received = DayRange.Read(filter.ReceivedFrom, filter.ReceivedTo, "receivedFrom", "receivedTo");
        var now = Now();
        var query = Reach(new ListQuery($"{CaseRow.Columns}, applicant, due_at, yellow_at, red_at", "cases.cases", "received_at desc, id"), caller)
            .And("received_at >= {0}", received.From?.ToDateTimeUtc())
            .And("received_at < {0}", received.Until?.ToDateTimeUtc())
            .And("region = {0}", filter.Region)
            .And("item = {0}", filter.Item)
            .And("(case when attention then 'Attention' else status end) = {0}", filter.Status is { } status ? char.ToUpperInvariant(status[0]) + status[1..] : null)
            .And(Words, filter.Q is { Length: > 0 } words ? AsWritten(words) : null);
        return AndLamp(query, filter.Lamp, now).ReadAsync(dataSource, paging, reader => Task.FromResult(Entry(reader, now)), cancellationToken);
    }

    /// <summary>Cases that the caller sent himself, in whatever role, the newest first.</summary>
    /// <param name="caller">Who sent them.</param>
    /// <param name="since">The first day on which they came; null for all.</param>
    /// <param name="paging">Which of them.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Page<CaseEntry>> OwnAsync(Caller caller, LocalDate? since, Paging paging, CancellationToken cancellationToken)
    {
        var now = Now();
        return new ListQuery($"{CaseRow.Columns}, applicant, due_at, yellow_at, red_at", "cases.cases", "received_at desc, id")
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
        return Reach(new ListQuery($"{CaseRow.Columns}, applicant, due_at, yellow_at, red_at", "cases.cases", "received_at desc, id"), caller)
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
        const string lamp = "case when due_at is null then 'None' when red_at <= {0} then 'Red' when yellow_at <= {0} then 'Yellow' else 'Green' end";
        var query = await TaskQueryAsync(caller, filter with { Region = null, Item = null, Stage = null }, cancellationToken);
        return await query.CountAsync(
            dataSource,
            $"region, item, title, stage, {lamp}",
            Now().ToDateTimeUtc(),
            reader => new TaskCount(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), Enum.Parse<Lamp>(reader.GetString(4)), reader.GetInt64(5)),
            cancellationToken);
    }

    private async Task<ListQuery> TaskQueryAsync(Caller caller, TaskFilter filter, CancellationToken cancellationToken)
    {
        const string source =
            """
            (select task.*, case_number, definition_version_id, title, coalesce(superior, agency) as agency, submitted_by, due_at, yellow_at, red_at
            from cases.tasks task join cases.cases on cases.id = task.case_id) listed
            """;
        var state = filter.State ?? "open";
        var query = new ListQuery(
            $"{TaskRow.Columns}, case_number, definition_version_id, due_at, yellow_at, red_at",
            source,
            state == "done" ? "decided_at desc, id" : "urgent desc, due_at nulls last, opened_at, id");
        query = state switch
        {
            "open" => query.AndSeveral(
                    "state = 'open' and claimed_by is null and (role = {0} and not role = any({1}) or role = any({1}) and submitted_by = {2})",
                    [caller.Active?.Role.Id ?? string.Empty, CaseReach.SenderRoles, caller.AccountId])
                .And("region = {0}", caller.Active?.Region)
                .And("agency = {0}", caller.Active?.Agency),
            "mine" => query.And(Mine, (string[])[caller.UserName, .. await absences.AbsentAsync(caller.UserName, cancellationToken)]),
            "copied" => Reach(query.And("id in (select task_id from cases.task_copies where user_name = {0})", caller.UserName), caller),
            _ => query.And("state = 'done' and decided_by = {0}", caller.UserName),
        };
        return query.And("stage = {0}", filter.Stage)
            .And("region = {0}", filter.Region)
            .And("item = {0}", filter.Item)
            .And("case_id = {0}", filter.CaseId is null ? null : Guid.Parse(filter.CaseId, CultureInfo.InvariantCulture))
            .And(Words, filter.Q is { Length: > 0 } words ? AsWritten(words) : null);
    }

    private static ListQuery Reach(ListQuery query, Caller caller) => CaseReach.IsSenderOnly(caller)
        ? query.And("submitted_by = {0}", caller.AccountId)
        : query.And("region = {0}", caller.Active!.Region ?? string.Empty).And("agency = {0}", caller.Active.Agency);

    private static ListQuery AndLamp(ListQuery query, string? lamp, Instant now) => lamp switch
    {
        null => query,
        "none" => query.And("due_at is null and {0}", true),
        "red" => query.And("red_at <= {0}", now.ToDateTimeUtc()),
        "yellow" => query.And("yellow_at <= {0}", now.ToDateTimeUtc()).And("red_at > {0}", now.ToDateTimeUtc()),
        _ => query.And("yellow_at > {0}", now.ToDateTimeUtc()),
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

    /// <summary>Words for LIKE in which every character stands for itself.</summary>
    private static string AsWritten(string words) => words
        .Replace("\\", "\\\\", StringComparison.Ordinal)
        .Replace("%", "\\%", StringComparison.Ordinal)
        .Replace("_", "\\_", StringComparison.Ordinal);

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
