using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Ratings;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Ratings;

/// <summary>The ratings that a supervisor or internal control of an agency sees. Thread-safe.</summary>
internal sealed class RatingBook(NpgsqlDataSource dataSource, PersonalKeys keys, AccessLog access, BusinessTime time)
{
    private const string Columns =
        "rating.case_id, case_number, title, rating.region, rating.agency, level, rated_at, comment, rating.due_at, rating.closed_at, outcome, closed_by, result";

    private const string Source = "cases.ratings rating left join cases.cases on cases.id = rating.case_id";

    private static readonly ListCut Opened = new("rating.case_id", $"join {Source.Replace("cases.ratings rating", "cases.ratings rating on rating.case_id = listed.case_id", StringComparison.Ordinal)}");

    private static readonly string[] FollowUps = ["open", "closed"];

    /// <summary>Ratings: those whose follow-up is open the most urgent first, others the newest first.</summary>
    /// <exception cref="ProblemException">A filter is wrong.</exception>
    public Task<Page<RatingEntry>> ListAsync(Caller caller, string? level, string? followUp, Paging paging, CancellationToken cancellationToken)
    {
        List<ProblemError> errors = [];
        short? grade = short.TryParse(level, System.Globalization.CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 5 ? number : null;
        if (level is not null && grade is null)
        {
            errors.Add(new("?level", ErrorCode.BadValue, "应为 1 到 5 的整数。"));
        }

        if (followUp is not null && !FollowUps.Contains(followUp))
        {
            errors.Add(new("?followUp", ErrorCode.BadValue, $"应为 {string.Join('、', FollowUps)} 之一。"));
        }

        if (errors.Count > 0)
        {
            throw Problem.InvalidParameter(errors);
        }

        var query = Reach(new ListQuery(Columns, "cases.ratings rating", followUp == "open" ? "rating.due_at, rating.case_id" : "rated_at desc, rating.case_id", Opened), caller).And("level = {0}", grade);
        query = followUp switch
        {
            "open" => query.And("rating.due_at is not null and rating.closed_at is null and {0}", true),
            "closed" => query.And("rating.closed_at is not null and {0}", true),
            _ => query,
        };
        return query.ReadAsync(dataSource, paging, reader => Task.FromResult(Entry(reader)), cancellationToken);
    }

    /// <summary>The rating of a case with what was written; that is personal, so the reading is put on record.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<RatingDetail> ReadAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await FindAsync(caseId, caller, cancellationToken) ?? throw Problem.NotFound();
        await access.WriteAsync(
            found.Rating.Region, AccessRecord.Of(caller, time.GetUtcNow(), AccessEvent.Rating, [found.Rating.CaseNumber]) with { CaseId = caseId }, cancellationToken);
        return found;
    }

    private async Task<RatingDetail?> FindAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            $"""
            select {Columns}, said.content, done.content from {Source}
            left join cases.revisions said on said.id = rating.comment left join cases.revisions done on done.id = rating.result
            where rating.case_id = $1 and rating.region = $2 and ($3::text is null or rating.agency = $3)
            """);
        query.Parameters.Add(new() { Value = caseId });
        query.Parameters.Add(new() { Value = caller.Active?.Region ?? string.Empty });
        query.Parameters.Add(new() { Value = (object?)caller.Active?.Agency ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? new RatingDetail(Entry(reader), Open(reader, 7, 13), Open(reader, 12, 14), reader.IsDBNull(11) ? null : reader.GetString(11))
            : null;
    }

    private static ListQuery Reach(ListQuery query, Caller caller) =>
        query.And("rating.region = {0}", caller.Active?.Region ?? string.Empty).And("rating.agency = {0}", caller.Active?.Agency);

    private string? Open(NpgsqlDataReader reader, int id, int content) =>
        reader[content] is byte[] held ? Revision.Open<Opinion>(keys.Current, reader.GetGuid(id), held).Reason : null;

    private RatingEntry Entry(NpgsqlDataReader reader)
    {
        var grade = (Grade)reader.GetInt16(5);
        var (dueAt, closedAt) = (At(reader, 8), At(reader, 9));
        return new RatingEntry(
            reader.GetGuid(0),
            reader.GetString(1),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetString(4),
            (int)grade,
            grade.Word(),
            At(reader, 6)!.Value,
            !reader.IsDBNull(7),
            dueAt is { } due ? FollowUpView.Of(due, closedAt, reader.IsDBNull(10) ? null : Enum.Parse<FollowUpOutcome>(reader.GetString(10))) : null,
            closedAt is null && dueAt < Instant.FromDateTimeOffset(time.GetUtcNow()));
    }

    private static Instant? At(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(column));
}
