using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Spreadsheets;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Payments;

/// <summary>
/// Files for the bank (银行批次): what is to be paid, by one agency, with the accounts in full, which stand nowhere else. A payment order is in one file until
/// it is ordered again. A file is sealed, its number and hash are kept for good, and who opens it stands in the access log of each of its cases. Thread-safe.
/// </summary>
internal sealed class BankBatches(NpgsqlDataSource dataSource, CaseServices services, PayeeAccounts accounts, CommandRunner runner, IOptions<JsonOptions> json)
{
    /// <summary>Payments that a file has at most.</summary>
    public const int MostLines = 500;

    private const string Columns =
        """
        batch.id, batch.number, batch.region, batch.agency, batch.format, batch.count, batch.amount, batch.sha256, batch.content is null, batch.made_by, batch.made_at,
        line.paid, line.paid_amount, line.waiting, line.waiting_amount
        """;

    private const string Source =
        """
        cases.payment_batches batch left join lateral (
            select count(*) filter (where payment.status = 'Paid') as paid, coalesce(sum(line.amount) filter (where payment.status = 'Paid'), 0) as paid_amount,
                count(*) filter (where payment.status = 'Ordered') as waiting, coalesce(sum(line.amount) filter (where payment.status = 'Ordered'), 0) as waiting_amount
            from cases.payment_batch_lines line join cases.payments payment on payment.id = line.payment_id and payment.batch_id = line.batch_id
            where line.batch_id = batch.id) line on true
        """;

    /// <summary>The context in which a file is sealed.</summary>
    public static string Context(Guid batchId) => $"bank/{batchId}/file";

    /// <summary>Makes a file of what waits to be paid.</summary>
    /// <exception cref="ProblemException">Something cannot be paid; everything is told, and no file is made.</exception>
    public Task<CommandAnswer> MakeAsync(CommandRequest request, Caller caller, BatchOrder order, CancellationToken cancellationToken)
    {
        if (!PaymentDecisions.HasPost(caller, PaymentActKind.Paid))
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        var region = services.Regions.Regions.FirstOrDefault(known => known.Id == caller.Active!.Region) ?? throw Problem.NotFound();
        var agency = region.Agencies.FirstOrDefault(known => known.Id == order.Agency && (caller.Active!.Agency is not { } own || own == known.Id))
            ?? throw Problem.InvalidBody([new("/agency", ErrorCode.BadValue, "没有这个经办机构，或者不是您的机构。")]);
        return runner.RunAsync(
            request,
            transaction => StoreAsync(transaction, caller, region, agency, order, cancellationToken),
            (made, _) => Task.FromResult(new CommandAnswer(
                StatusCodes.Status201Created, $"/api/payments/batches/{made.Id}", JsonSerializer.SerializeToUtf8Bytes(made, json.Value.SerializerOptions))),
            cancellationToken);
    }

    /// <summary>Files, the newest first.</summary>
    public Task<Page<BatchView>> ReadAsync(Caller caller, Paging paging, CancellationToken cancellationToken) => Reach(caller)
        .ReadAsync(dataSource, paging, reader => Task.FromResult(View(reader)), cancellationToken);

    /// <summary>One of them.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<BatchView> FindAsync(Guid batchId, Caller caller, CancellationToken cancellationToken) =>
        (await Reach(caller).And("batch.id = {0}", batchId).ReadAsync(dataSource, new Paging(1, 1), reader => Task.FromResult(View(reader)), cancellationToken)).Items is [var found]
            ? found
            : throw Problem.NotFound();

    /// <summary>The file itself, after it stands in the access log that it was opened.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller, or was erased lawfully.</exception>
    public async Task<(BatchView Batch, byte[] Content)> OpenAsync(Guid batchId, Caller caller, CancellationToken cancellationToken)
    {
        var batch = await FindAsync(batchId, caller, cancellationToken);
        if (!PaymentDecisions.HasPost(caller, PaymentActKind.Paid))
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add("select content, array(select distinct case_id from cases.payments where id in (select payment_id from cases.payment_batch_lines where batch_id = $1)) from cases.payment_batches where id = $1", batchId);
        byte[]? content;
        Guid[] cases;
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            (content, cases) = (reader[0] as byte[], reader.GetFieldValue<Guid[]>(1));
        }

        var opened = content is null
            ? throw Problem.WrongState("批次中有办件的个人信息已依法删除，文件不能再下载。")
            : services.Keys.Current.Keys.Open(new SealedText(content), Context(batchId));
        foreach (var caseId in cases)
        {
            AccessLog.Append(transaction, batch.Region, AccessRecord.Of(caller, services.BusinessTime.GetUtcNow(), AccessEvent.BankFile, [batch.Number]) with { CaseId = caseId });
        }

        await transaction.CommitAsync(cancellationToken);
        return (batch, opened);
    }

    /// <summary>What waits to be paid and is in no file, by agency.</summary>
    public async Task<IReadOnlyList<WaitingPayments>> WaitingAsync(Caller caller, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(
            "select agency, count(*), sum(amount) from cases.payments where region = $1 and ($2 is null or agency = $2) and status = 'Ordered' and batch_id is null group by 1 order by 1");
        query.Parameters.Add(new() { Value = caller.Active!.Region ?? string.Empty });
        query.Parameters.Add(new() { Value = (object?)caller.Active.Agency ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var waiting = new List<WaitingPayments>();
        while (await reader.ReadAsync(cancellationToken))
        {
            waiting.Add(new(services.AgencyOf(caller.Active.Region!, reader.GetString(0)), reader.GetInt64(1), reader.GetDecimal(2)));
        }

        return waiting;
    }

    private static ListQuery Reach(Caller caller) => new ListQuery(Columns, Source, "batch.made_at desc, batch.id")
        .And("batch.region = {0}", caller.Active!.Region ?? string.Empty)
        .And("batch.agency = {0}", caller.Active.Agency);

    private static string? Fault(OrderedPayment found) => found switch
    {
        { Case.IsErased: true } => "个人信息已依法删除，不能拨付",
        { Account: null } => "没有录入收款账户",
        { Account: { } account } when Workbook.IsFormula(account.PayeeName) || Workbook.IsFormula(account.BankAccount) || Workbook.IsFormula(account.BankName ?? string.Empty) =>
            "收款户名、账号或开户银行以不能写入文件的符号开头",
        _ => null,
    };

    private static async Task<List<(Guid PaymentId, Guid CaseId)>> LockAsync(Transaction transaction, string region, BatchOrder order, CancellationToken cancellationToken)
    {
        // Who makes files at the same time takes turns; the number is drawn in this turn, too.
        transaction.Add("select pg_advisory_xact_lock(hashtextextended('cases.payment_batches:' || $1, 0))", region);
        transaction.Add(
            """
            select id, case_id from cases.payments
            where region = $1 and agency = $2 and status = 'Ordered' and batch_id is null and ($3 is null or id = any($3)) order by changed_at, id limit $4 for update
            """,
            region,
            order.Agency,
            Transaction.Typed(order.Payments?.ToArray(), NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Uuid),
            MostLines);
        var locked = new List<(Guid, Guid)>();
        await using var reader = await transaction.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            locked.Add((reader.GetGuid(0), reader.GetGuid(1)));
        }

        return locked;
    }

    private async Task<BatchView> StoreAsync(Transaction transaction, Caller caller, Region region, Agency agency, BatchOrder order, CancellationToken cancellationToken)
    {
        var locked = await LockAsync(transaction, region.Id, order, cancellationToken);
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        IReadOnlyList<OrderedPayment> payments = locked.Count == 0
            ? []
            : [.. (await accounts.ReadAsync(connection, locked, cancellationToken)).OrderBy(found => found.Case.File.CaseNumber, StringComparer.Ordinal)];
        List<ProblemError> errors =
        [
            .. (order.Payments ?? []).Index().Where(asked => locked.All(known => known.PaymentId != asked.Item))
                .Select(asked => new ProblemError($"/payments/{asked.Index}", ErrorCode.BadValue, "不是本机构待拨付的款项，或者已在其他批次中。")),
            .. payments.Select(found => (found.Case.File.CaseNumber, Fault: Fault(found))).Where(found => found.Fault is not null)
                .Select(found => new ProblemError("/payments", ErrorCode.BadValue, $"办件 {found.CaseNumber}：{found.Fault}。")),
        ];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        if (payments.Count == 0)
        {
            throw Problem.WrongState("没有待拨付且不在其他批次中的款项。");
        }

        var at = services.BusinessTime.GetUtcNow();
        var content = await BankFile.WriteAsync(
            agency.BankFile,
            [.. payments.Select(found => new BankLine(found.Account!, found.Payment.Total, found.Case.Row.Title, found.Case.File.CaseNumber))]);
        var batch = new BatchView(
            services.Random.NewId(),
            await NumberAsync(transaction, region, Instant.FromDateTimeOffset(at), cancellationToken),
            region.Id,
            agency.Id,
            agency.Name,
            agency.BankFile,
            payments.Count,
            payments.Sum(found => found.Payment.Total),
            Convert.ToHexStringLower(SHA256.HashData(content)),
            IsErased: false,
            caller.UserName,
            Instant.FromDateTimeOffset(at),
            Paid: 0,
            PaidAmount: 0,
            Waiting: payments.Count,
            WaitingAmount: payments.Sum(found => found.Payment.Total));
        Insert(transaction, batch, content, payments);
        return batch;
    }

    private static async Task<string> NumberAsync(Transaction transaction, Region region, Instant at, CancellationToken cancellationToken)
    {
        var day = $"{region.Code}{ShanghaiTime.DateOf(at).ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        transaction.Add("select count(*) from cases.payment_batches where region = $1 and number like $2 || '%'", region.Id, day);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return string.Create(CultureInfo.InvariantCulture, $"{day}{reader.GetInt64(0) + 1:000}");
    }

    private void Insert(Transaction transaction, BatchView batch, byte[] content, IReadOnlyList<OrderedPayment> payments)
    {
        transaction.Add(
            "insert into cases.payment_batches (id, number, region, agency, format, count, amount, sha256, content, made_by, made_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            batch.Id,
            batch.Number,
            batch.Region,
            batch.Agency,
            batch.Format.ToString(),
            batch.Count,
            batch.Amount,
            batch.Sha256,
            services.Keys.Current.Keys.Seal(content, Context(batch.Id)).Bytes.ToArray(),
            batch.MadeBy,
            batch.MadeAt.ToDateTimeUtc());
        transaction.Add(
            "insert into cases.payment_batch_lines (batch_id, payment_id, attempt, amount) select $1, line.* from unnest($2, $3, $4) line",
            batch.Id,
            payments.Select(found => found.Payment.Id).ToArray(),
            payments.Select(found => found.Payment.Attempt).ToArray(),
            payments.Select(found => found.Payment.Total).ToArray());
        transaction.Add("update cases.payments set batch_id = $1 where id = any($2)", batch.Id, payments.Select(found => found.Payment.Id).ToArray());
    }

    private BatchView View(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        services.AgencyOf(reader.GetString(2), reader.GetString(3)).Name,
        Enum.Parse<BankFileFormat>(reader.GetString(4)),
        reader.GetInt32(5),
        reader.GetDecimal(6),
        reader.GetString(7),
        reader.GetBoolean(8),
        reader.GetString(9),
        Instant.FromDateTimeUtc(reader.GetDateTime(10)),
        reader.GetInt64(11),
        reader.GetDecimal(12),
        reader.GetInt64(13),
        reader.GetDecimal(14));
}

/// <summary>What waits to be paid by an agency.</summary>
internal sealed record WaitingPayments(Agency Agency, long Count, decimal Amount);

/// <summary>Of what a file is to be made, on the wire.</summary>
internal sealed record BatchOrder(
    [property: Description("经办机构")][MaxLength(100)] string Agency,
    [property: Description("拨付的编号；不写则为本机构全部待拨付且不在其他批次中的，最多 500 笔")][MaxLength(BankBatches.MostLines)] IReadOnlyList<Guid>? Payments = null);

/// <summary>A file for the bank without its accounts, on the wire.</summary>
internal sealed record BatchView(
    Guid Id,
    [property: Description("批次号")] string Number,
    string Region,
    string Agency,
    string AgencyName,
    BankFileFormat Format,
    [property: Description("笔数")] int Count,
    [property: Description("合计（元）")] decimal Amount,
    [property: Description("文件的 SHA-256，十六进制")] string Sha256,
    [property: Description("文件因依法删除个人信息而不能再下载")] bool IsErased,
    string MadeBy,
    Instant MadeAt,
    [property: Description("其中已拨付的笔数")] long Paid,
    [property: Description("其中已拨付的金额（元）")] decimal PaidAmount,
    [property: Description("其中待拨付的笔数")] long Waiting,
    [property: Description("其中待拨付的金额（元）")] decimal WaitingAmount);
