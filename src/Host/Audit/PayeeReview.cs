using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Audit;

/// <summary>
/// The same payee or the same bank account across cases. Who is paid stands sealed in the applications only, so the payments of the days asked for are
/// opened here and compared; nothing of it is kept, and only masked names and ends of numbers leave. Thread-safe.
/// </summary>
internal sealed class PayeeReview(NpgsqlDataSource dataSource, CaseServices services)
{
    /// <summary>So many payments are compared at once, the newest.</summary>
    public const int Most = 3000;

    private static readonly Instant FarAway = Instant.FromUtc(2200, 1, 1, 0, 0);

    private const string Query =
        """
        select payment.case_id, case_number, cases.title, cases.definition_version_id, amount, ordered_at, revisions.id, revisions.content
        from cases.payments payment join cases.cases on cases.id = payment.case_id join cases.revisions on revisions.id = cases.application_revision
        where payment.region = $1 and ($2::text is null or payment.agency = $2) and ordered_at >= $3 and ordered_at < $4
        order by ordered_at desc limit $5
        """;

    /// <summary>What is the same in several cases of the caller's reach.</summary>
    /// <param name="caller">The auditor.</param>
    /// <param name="days">When the payments were ordered; an open end is as far as there are payments.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PayeeReport> ReadAsync(Caller caller, DayRange days, CancellationToken cancellationToken)
    {
        var payments = await PaymentsAsync(caller, days, cancellationToken);
        return new PayeeReport(
            payments.Count,
            payments.Count == Most,
            Several(payments.Where(payment => payment.Account is not null), payment => payment.Account!, payment => $"尾号 {Tail(payment.Account!)}"),
            Several(payments, payment => payment.Payee.IdNumber, payment => payment.PayeeName));
    }

    private async Task<List<Paid>> PaymentsAsync(Caller caller, DayRange days, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand(Query);
        query.Parameters.Add(new() { Value = DisclosureEndpoints.RegionOf(caller) });
        query.Parameters.Add(new() { Value = (object?)caller.Active?.Agency ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        query.Parameters.Add(new() { Value = (days.From ?? NodaConstants.UnixEpoch).ToDateTimeUtc() });
        query.Parameters.Add(new() { Value = (days.Until ?? FarAway).ToDateTimeUtc() });
        query.Parameters.Add(new() { Value = Most });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var payments = new List<Paid>();
        while (await reader.ReadAsync(cancellationToken))
        {
            // What was erased lawfully is not there any more to be compared.
            if (reader[7] is byte[] content)
            {
                var application = Revision.Open<Application>(services.Keys.Current, reader.GetGuid(6), content);
                var item = (await services.Items.GetAsync(reader.GetGuid(3), cancellationToken)).Definition.Item;
                payments.Add(new Paid(
                    new PaidCase(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetDecimal(4), Instant.FromDateTimeUtc(reader.GetDateTime(5))),
                    application.Payee(),
                    item.RequiredFields.Select(field => application.Fields.TryGetValue(field.Id, out var value) ? AccountIn(field, value) : null).FirstOrDefault(account => account is not null)));
            }
        }

        return payments;
    }

    private static string? AccountIn(RequiredField field, JsonElement value) => (field.Type, value.ValueKind) switch
    {
        (FieldType.BankAccount, JsonValueKind.String) => string.Concat(value.GetString()!.Where(char.IsAsciiDigit)) is { Length: > 0 } digits ? digits : null,
        (FieldType.Group, JsonValueKind.Object) =>
            (field.Parts ?? []).Select(part => value.TryGetProperty(part.Id, out var inner) ? AccountIn(part, inner) : null).FirstOrDefault(account => account is not null),
        _ => null,
    };

    private static List<SameInCases> Several(IEnumerable<Paid> payments, Func<Paid, string> key, Func<Paid, string> told) =>
    [
        .. payments.GroupBy(key, StringComparer.OrdinalIgnoreCase)
            .Select(same => new SameInCases(
                told(same.First()),
                [.. same.Select(payment => payment.PayeeName).Distinct()],
                same.Select(payment => payment.Payee.IdNumber).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
                same.Sum(payment => payment.Case.Amount),
                [.. same.Select(payment => payment.Case)]))
            .Where(same => same.Cases.DistinctBy(paid => paid.Id).Count() > 1)
            .OrderByDescending(same => same.Payees).ThenByDescending(same => same.Amount),
    ];

    private static string Tail(string account) => account[^Math.Min(4, account.Length)..];

    private sealed record Paid(PaidCase Case, Concerned Payee, string? Account)
    {
        public string PayeeName => Payee.IdType == IdType.CreditCode ? Payee.Name : Masked.Name(Payee.Name);
    }
}

/// <summary>What the payments of some days have in common.</summary>
/// <param name="Compared">How many were compared.</param>
/// <param name="IsCutOff">Whether there were more.</param>
/// <param name="Accounts">Bank accounts of several cases, first those of several payees.</param>
/// <param name="Payees">Payees of several cases.</param>
internal sealed record PayeeReport(int Compared, bool IsCutOff, IReadOnlyList<SameInCases> Accounts, IReadOnlyList<SameInCases> Payees);

/// <summary>Something that is the same in several cases.</summary>
/// <param name="Text">What, masked.</param>
/// <param name="Names">The payees, masked.</param>
/// <param name="Payees">How many different payees there are.</param>
/// <param name="Amount">What was ordered in all, in yuan.</param>
/// <param name="Cases">The cases.</param>
internal sealed record SameInCases(string Text, IReadOnlyList<string> Names, int Payees, decimal Amount, IReadOnlyList<PaidCase> Cases);

/// <summary>A case that was paid.</summary>
internal sealed record PaidCase(Guid Id, string CaseNumber, string Title, decimal Amount, Instant At);
