using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Payments;

/// <summary>The life of one payment order. Thread-safe.</summary>
internal sealed class PaymentReader(NpgsqlDataSource dataSource, CaseServices services, PaymentLists lists, PayeeAccounts accounts)
{
    /// <summary>A payment order, with what was done to it, by whom and why.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<PaymentLife> ReadAsync(Guid paymentId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await accounts.FindAsync(paymentId, caller, cancellationToken);
        var (payment, entry) = (found.Payment, await EntryAsync(paymentId, cancellationToken));
        var said = await SaidAsync([.. (payment.Acts ?? []).Select(act => act.Said).OfType<Citation>().Select(cited => cited.Id)], cancellationToken);
        var isUnit = !found.Case.IsErased && PaymentView.PayeeOf(payment, found.Case.Application.Value).IdType == IdType.CreditCode;
        return new PaymentLife(
            entry.Entry,
            entry.OrderedAt,
            found.Account?.Mask(isUnit),
            [.. (payment.Acts ?? []).Select(act => PaymentActView.Of(act, act.Said is { } cited ? said.GetValueOrDefault(cited.Id) : null, isUnit))],
            await MovementsAsync(paymentId, cancellationToken),
            RolePermissions.Allows(caller, Permission.HandlePayments) && !found.Case.IsErased
                ? [.. PaymentRules.Possible(payment).Where(kind => PaymentDecisions.HasPost(caller, kind))]
                : []);
    }

    private async Task<(PaymentEntry Entry, Instant OrderedAt)> EntryAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand($"select {PaymentLists.Columns}, payment.ordered_at from {PaymentLists.Source} where payment.id = $1");
        query.Parameters.Add(new() { Value = paymentId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (lists.Entry(reader), Instant.FromDateTimeUtc(reader.GetDateTime(8)));
    }

    private async Task<Dictionary<Guid, Opinion>> SaidAsync(Guid[] revisions, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select id, content from cases.revisions where id = any($1) and content is not null");
        query.Parameters.Add(new() { Value = revisions });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var said = new Dictionary<Guid, Opinion>();
        while (await reader.ReadAsync(cancellationToken))
        {
            said[reader.GetGuid(0)] = Revision.Open<Opinion>(services.Keys.Current, reader.GetGuid(0), (byte[])reader[1]);
        }

        return said;
    }

    private async Task<IReadOnlyList<PaymentMovement>> MovementsAsync(Guid paymentId, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select kind, on_date, fund, amount from cases.payment_movements where payment_id = $1 order by id");
        query.Parameters.Add(new() { Value = paymentId });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var movements = new List<PaymentMovement>();
        while (await reader.ReadAsync(cancellationToken))
        {
            movements.Add(new(reader.GetString(0), LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(1)), reader.GetString(2), reader.GetDecimal(3)));
        }

        return movements;
    }
}

/// <summary>The life of a payment order, on the wire.</summary>
internal sealed record PaymentLife(
    PaymentEntry Entry,
    Instant OrderedAt,
    [property: Description("现在的收款账户，遮盖；没有录入过或已依法删除则为 null")] PayeeAccount? Account,
    IReadOnlyList<PaymentActView> Acts,
    [property: Description("资金的进出：paid 拨付、returned 退票、recovered 追回")] IReadOnlyList<PaymentMovement> Movements,
    [property: Description("以当前身份现在可以办理的；不相容岗位在办理时判断")] IReadOnlyList<PaymentActKind> Possible);

/// <summary>What somebody has done to a payment order, on the wire.</summary>
internal sealed record PaymentActView(
    PaymentActKind Kind,
    string Text,
    string Actor,
    Instant At,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] LocalDate? On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("更正后的收款账户，遮盖")] PayeeAccount? Account,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Voucher,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Fund,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] decimal? Amount)
{
    /// <summary>The wire form of an act.</summary>
    /// <param name="act">The act.</param>
    /// <param name="said">What was said; null where it was erased, or nothing was.</param>
    /// <param name="payeeIsUnit">Whether the payee is no person.</param>
    public static PaymentActView Of(PaymentAct act, Opinion? said, bool payeeIsUnit) => new(
        act.Kind,
        PaymentAct.NameOf(act.Kind),
        act.Actor,
        act.At,
        act.On,
        act.Said is null ? null : said is null ? PaymentView.Erased : said.Reason,
        act.CorrectsAccount && said is not null ? PayeeAccount.Of(said).Mask(payeeIsUnit) : null,
        act.Voucher,
        act.Fund,
        act.Amount);
}

/// <summary>Money that left a fund or came back to it, on the wire.</summary>
internal sealed record PaymentMovement(string Kind, LocalDate On, string Fund, decimal Amount);
