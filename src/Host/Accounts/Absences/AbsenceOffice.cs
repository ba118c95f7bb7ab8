using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts.Administration;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Time;
using NodaTime;
using NodaTime.Text;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Accounts.Absences;

/// <summary>
/// Where people say that they are absent and who stands in. The substitute must be able to do all that the absent person does, and be there himself: a
/// substitute is not stood in for, so that it is always plain who decides for whom. Thread-safe.
/// </summary>
internal sealed class AbsenceOffice(NpgsqlDataSource dataSource, Colleagues colleagues, BusinessTime time, TimeProvider machineTime)
{
    /// <summary>The longest absence, in days.</summary>
    public const int LongestAbsence = 366;

    private const string Turn = "select pg_advisory_xact_lock(hashtextextended('accounts.absences', 0))";
    private const string Around = $"select {Absence.Columns} from accounts.absences where not taken_back and until_on >= $1 and (user_name = any($2) or substitute = any($2))";

    private LocalDate Today => time.Today;

    /// <summary>The absence of an account that has not passed, and those in which it stands in.</summary>
    public async Task<AbsencesView> ReadAsync(string userName, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        var around = await AroundAsync(transaction, [userName], cancellationToken);
        return new AbsencesView(
            around.Where(absence => absence.UserName == userName).Select(absence => AbsenceView.Of(absence, Today)).FirstOrDefault(),
            [.. around.Where(absence => absence.Substitute == userName).OrderBy(absence => absence.FromOn).Select(absence => AbsenceView.Of(absence, Today))]);
    }

    /// <summary>The absence of a colleague whom a supervisor may speak for.</summary>
    /// <exception cref="ProblemException">He handles no cases of the supervisor's agency.</exception>
    public async Task<AbsencesView> ReadForAsync(Caller supervisor, string userName, CancellationToken cancellationToken)
    {
        await RequireOfAgencyAsync(supervisor, userName, cancellationToken);
        return await ReadAsync(userName, cancellationToken);
    }

    /// <summary>Says that the caller is absent, in place of what was said before.</summary>
    /// <exception cref="ProblemException">Something is wrong; everything is told, and nothing is stored.</exception>
    public async Task<AbsencesView> SayAsync(Caller caller, AbsenceNotice notice, CancellationToken cancellationToken)
    {
        await StoreAsync(caller, new Colleague(caller.UserName, caller.Memberships), notice, cancellationToken);
        return await ReadAsync(caller.UserName, cancellationToken);
    }

    /// <summary>Says it for a colleague of the supervisor's agency.</summary>
    /// <exception cref="ProblemException">He handles no cases of the supervisor's agency, or something is wrong.</exception>
    public async Task<AbsencesView> SayForAsync(Caller supervisor, string userName, AbsenceNotice notice, CancellationToken cancellationToken)
    {
        var absent = await RequireOfAgencyAsync(supervisor, userName, cancellationToken);
        if (supervisor.UserName == notice.Substitute)
        {
            throw Problem.SeparationOfDuties("督办人员为他人登记外出时，不得指定本人代理，请指定其他办理人员。");
        }

        await StoreAsync(supervisor, absent, notice, cancellationToken);
        return await ReadAsync(userName, cancellationToken);
    }

    /// <summary>Takes back that the caller is absent; from then on the substitute has no right any more.</summary>
    /// <exception cref="ProblemException">There is nothing to take back.</exception>
    public Task TakeBackAsync(Caller caller, CancellationToken cancellationToken) => EndAsync(caller, new Colleague(caller.UserName, caller.Memberships), cancellationToken);

    /// <summary>Takes it back for a colleague of the supervisor's agency.</summary>
    /// <exception cref="ProblemException">He handles no cases of the supervisor's agency, or there is nothing to take back.</exception>
    public async Task TakeBackForAsync(Caller supervisor, string userName, CancellationToken cancellationToken) =>
        await EndAsync(supervisor, await RequireOfAgencyAsync(supervisor, userName, cancellationToken), cancellationToken);

    /// <summary>The user names of those for whom an account stands in today.</summary>
    public async Task<IReadOnlyList<string>> AbsentAsync(string substitute, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(Absence.OfSubstitute);
        query.Parameters.Add(new() { Value = substitute });
        query.Parameters.Add(new() { Value = Absence.Today(time) });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        return await Absence.ReadNamesAsync(reader, cancellationToken);
    }

    /// <summary>Whether an account handles cases by one of its memberships, so that somebody may stand in for it.</summary>
    public static bool Handles(Caller caller) => caller.Memberships.Any(Handles);

    private static bool Handles(Membership membership) => RolePermissions.Allows(membership.Role, Permission.WorkOnTasks) && !CaseReach.IsSender(membership.Role);

    private async Task<Colleague> RequireOfAgencyAsync(Caller supervisor, string userName, CancellationToken cancellationToken) =>
        !userName.Contains('\0', StringComparison.Ordinal)
        && supervisor.Active is { Region: { } region } active
        && await colleagues.FindAsync(userName, cancellationToken) is { } absent
        && absent.Memberships.Any(held => Handles(held) && held.Region == region && (active.Agency is null || held.Agency is null || held.Agency == active.Agency))
            ? absent
            : throw Problem.NotFound();

    private async Task StoreAsync(Caller caller, Colleague absent, AbsenceNotice notice, CancellationToken cancellationToken)
    {
        var said = new Absence(absent.UserName, notice.FromOn, notice.UntilOn, notice.Substitute, notice.Reason, caller.UserName, Instant.FromDateTimeOffset(time.GetUtcNow()));
        var substitute = await colleagues.FindAsync(notice.Substitute, cancellationToken);
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        await TakeTurnAsync(transaction, cancellationToken);
        var around = await AroundAsync(transaction, [absent.UserName, notice.Substitute], cancellationToken);
        List<ProblemError> errors = [.. Days(said), .. Standing(said, absent, substitute), .. Chains(said, around)];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        transaction.Add("update accounts.absences set taken_back = true where user_name = $1 and not taken_back", said.UserName);
        transaction.Add(
            "insert into accounts.absences (user_name, from_on, until_on, substitute, reason, said_by, said_at) values ($1, $2, $3, $4, $5, $6, $7)",
            said.UserName,
            said.FromOn.ToDateOnly(),
            said.UntilOn.ToDateOnly(),
            said.Substitute,
            Transaction.Typed(said.Reason?.ToString(), NpgsqlDbType.Text),
            said.SaidBy,
            said.SaidAt.ToDateTimeUtc());
        Record(transaction, caller, absent, ActName.AbsenceSaid, Describe(said));
        await transaction.CommitAsync(cancellationToken);
    }

    private async Task EndAsync(Caller caller, Colleague absent, CancellationToken cancellationToken)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        await TakeTurnAsync(transaction, cancellationToken);
        if ((await AroundAsync(transaction, [absent.UserName], cancellationToken)).FirstOrDefault(absence => absence.UserName == absent.UserName) is not { } said)
        {
            throw Problem.NotFound();
        }

        transaction.Add("update accounts.absences set taken_back = true where user_name = $1 and not taken_back", said.UserName);
        Record(transaction, caller, absent, ActName.AbsenceTakenBack, Describe(said));
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Absences are changed one after another, so that none can begin to stand in for somebody who begins to be absent meanwhile.</summary>
    private static Task TakeTurnAsync(Transaction transaction, CancellationToken cancellationToken)
    {
        transaction.Add(Turn);
        return transaction.FlushAsync(cancellationToken);
    }

    private async Task<List<Absence>> AroundAsync(Transaction transaction, string[] userNames, CancellationToken cancellationToken)
    {
        transaction.Add(Around, Today.ToDateOnly(), userNames);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        var around = new List<Absence>();
        while (await reader.ReadAsync(cancellationToken))
        {
            around.Add(Absence.Read(reader));
        }

        return around;
    }

    private IEnumerable<ProblemError> Days(Absence said)
    {
        if (said.UntilOn < said.FromOn)
        {
            yield return new("/untilOn", ErrorCode.BadValue, "最后一天不得早于第一天。");
        }
        else if (said.UntilOn < Today)
        {
            yield return new("/untilOn", ErrorCode.BadValue, "这段时间已经过去，最后一天不得早于今天。");
        }
        else if (Period.DaysBetween(said.FromOn, said.UntilOn) >= LongestAbsence)
        {
            yield return new("/untilOn", ErrorCode.BadValue, $"一次外出最多 {LongestAbsence} 天；更久的，请联系安全管理员调整身份。");
        }
    }

    private static IEnumerable<ProblemError> Standing(Absence said, Colleague absent, Colleague? substitute)
    {
        var needed = absent.Memberships.Where(Handles).ToList();
        if (needed.Count == 0)
        {
            yield return new(string.Empty, ErrorCode.BadValue, "只有办理业务的账户需要代理人，本账户没有办理业务的角色。");
        }
        else if (said.Substitute == said.UserName)
        {
            yield return new("/substitute", ErrorCode.BadValue, "不能由本人代理本人，请写明另一位办理人员的用户名。");
        }
        else if (substitute is null)
        {
            yield return new("/substitute", ErrorCode.BadValue, "没有这个用户，请核对用户名。");
        }
        else if (needed.Where(membership => !substitute.Memberships.Any(held => Covers(held, membership))).Select(membership => membership.Role.Name).Distinct().ToList() is { Count: > 0 } lacking)
        {
            yield return new("/substitute", ErrorCode.BadValue, $"代理人在同一机构没有这些角色：{string.Join('、', lacking)}。请另选代理人，或请安全管理员增加身份。");
        }
    }

    private static bool Covers(Membership held, Membership needed) =>
        held.Role == needed.Role && held.Region == needed.Region && (held.Agency is null || held.Agency == needed.Agency);

    private static IEnumerable<ProblemError> Chains(Absence said, IEnumerable<Absence> around)
    {
        foreach (var other in around.Where(other => other.UserName != said.UserName && other.Meets(said)))
        {
            if (other.UserName == said.Substitute)
            {
                yield return new("/substitute", ErrorCode.BadValue, $"代理人 {other.UserName} 自 {Print(other.FromOn)} 至 {Print(other.UntilOn)} 也外出，请另选代理人。");
            }
            else if (other.Substitute == said.UserName)
            {
                yield return new("/fromOn", ErrorCode.BadValue, $"{said.UserName} 自 {Print(other.FromOn)} 至 {Print(other.UntilOn)} 代理 {other.UserName}，请先由 {other.UserName} 另选代理人。");
            }
        }
    }

    private static string Print(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static JsonObject Describe(Absence absence) => new()
    {
        ["fromOn"] = LocalDatePattern.Iso.Format(absence.FromOn),
        ["untilOn"] = LocalDatePattern.Iso.Format(absence.UntilOn),
        ["substitute"] = absence.Substitute,
        ["reason"] = absence.Reason is { } reason ? JsonNamingPolicy.CamelCase.ConvertName(reason.ToString()) : null,
    };

    /// <summary>A substitute has a right that he had not, so it stands on the chained record with those that administrators give.</summary>
    private void Record(Transaction transaction, Caller caller, Colleague absent, string act, JsonObject absence) => AccountRecord.Append(
        transaction,
        absent.Memberships.Select(membership => membership.Region).OfType<string>().Distinct(),
        new AccountAct(Instant.FromDateTimeOffset(machineTime.GetUtcNow()), caller.UserName, caller.Active?.Role.Id ?? "none", act, absent.UserName, null, null, absence));
}
