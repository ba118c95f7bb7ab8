using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using Npgsql;

namespace MedInsFlows.Host.Payments;

/// <summary>Finds the accounts into which payment orders are to be paid. Who hands them out in full writes it into the access log. Thread-safe.</summary>
internal sealed class PayeeAccounts(NpgsqlDataSource dataSource, CaseServices services)
{
    /// <summary>A payment order with its case and its account.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<OrderedPayment> FindAsync(Guid paymentId, Caller caller, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var query = new NpgsqlCommand("select case_id from cases.payments where id = $1", connection) { Parameters = { new() { Value = paymentId } } };
        return await query.ExecuteScalarAsync(cancellationToken) is Guid caseId
            && (await ReadAsync(connection, [(paymentId, caseId)], cancellationToken)) is [var found] && CaseReach.Includes(caller, found.Case.Row)
                ? found
                : throw Problem.NotFound();
    }

    /// <summary>Payment orders with their cases and accounts, in the given order.</summary>
    public async Task<IReadOnlyList<OrderedPayment>> ReadAsync(NpgsqlConnection connection, IReadOnlyList<(Guid PaymentId, Guid CaseId)> orders, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var (_, caseId) in orders)
        {
            batch.BatchCommands.Add(new(LoadedCase.Query) { Parameters = { new() { Value = caseId } } });
            batch.BatchCommands.Add(new("select id, content from cases.revisions where case_id = $1 and kind in ('Opinion', 'RosterOpinion') and content is not null order by created_at desc, id desc")
            {
                Parameters = { new() { Value = caseId } },
            });
        }

        var found = new List<OrderedPayment>();
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (paymentId, _) in orders)
        {
            var loaded = (await LoadedCase.ReadAsync(reader, services, cancellationToken))!;
            await reader.NextResultAsync(cancellationToken);
            var opinions = new List<(Guid Id, Opinion Said)>();
            while (await reader.ReadAsync(cancellationToken))
            {
                opinions.Add((reader.GetGuid(0), Revision.Open<Opinion>(services.Keys.Current, reader.GetGuid(0), (byte[])reader[1])));
            }

            await reader.NextResultAsync(cancellationToken);
            var payment = loaded.File.Payments!.Value.First(payment => payment.Id == paymentId);
            found.Add(new(loaded, payment, AccountOf(loaded, payment, opinions)));
        }

        return found;
    }

    private static PayeeAccount? AccountOf(LoadedCase loaded, CasePayment payment, List<(Guid Id, Opinion Said)> opinions)
    {
        if (loaded.IsErased)
        {
            return null;
        }

        if (payment.AccountCorrection?.Said is { } corrected)
        {
            return opinions.Where(opinion => opinion.Id == corrected.Id).Select(opinion => PayeeAccount.Of(opinion.Said)).FirstOrDefault();
        }

        // What was said about payments after the flow is no decision of the flow.
        var apart = loaded.File.Payments!.Value.SelectMany(other => other.Acts ?? []).Select(act => act.Said?.Id).ToHashSet();
        return PayeeAccount.Of(loaded.Item, loaded.Application.Value, payment, [.. opinions.Where(opinion => !apart.Contains(opinion.Id)).Select(opinion => opinion.Said)]);
    }
}

/// <summary>A payment order with its case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Payment">The order.</param>
/// <param name="Account">Into which account; null where nobody has said it, or it was erased lawfully.</param>
internal sealed record OrderedPayment(LoadedCase Case, CasePayment Payment, PayeeAccount? Account);
