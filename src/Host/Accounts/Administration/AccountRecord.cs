using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using Npgsql;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>
/// What was done to accounts: append-only, a chain of hashes whose head is a row of its own, so that an act that is cut off at the end is missed too.
/// Thread-safe.
/// </summary>
internal sealed class AccountRecord(NpgsqlDataSource dataSource)
{
    // The row of the head makes writers take turns, and hashes as JournalChain does.
    private const string AppendOne =
        """
        with head as (
            insert into accounts.act_chain as chain (records, hash) values (1, sha256($4 || $3))
            on conflict (only_row) do update set records = chain.records + 1, hash = sha256(chain.hash || $3) returning records, hash)
        insert into accounts.acts (seq, target, regions, content, hash) select records, $1, $2, $3, hash from head
        """;

    /// <summary>Adds an act to the transaction in which it is done.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="regions">The regions that it concerns; none for the whole service.</param>
    /// <param name="act">The act.</param>
    public static void Append(Transaction transaction, IEnumerable<string> regions, AccountAct act) =>
        transaction.Add(AppendOne, act.Target, regions.ToArray(), act.Write(), JournalChain.Genesis.ToArray());

    /// <summary>The acts that concern a region or the whole service, newest first.</summary>
    public Task<Page<AccountActView>> ReadAsync(string? region, string? target, Paging paging, CancellationToken cancellationToken) =>
        new ListQuery("seq, content, hash", "accounts.acts", "seq desc")
            .And("(regions = '{{}}' or {0} = any(regions))", region)
            .And("target = {0}", target)
            .ReadAsync(dataSource, paging, reader => Task.FromResult(AccountActView.Of(reader.GetInt32(0), AccountAct.Read((byte[])reader[1]), (byte[])reader[2])), cancellationToken);

    /// <summary>Whether the record is whole.</summary>
    public Task<JournalVerification> VerifyAsync(CancellationToken cancellationToken) => JournalVerification.ReadAsync(
        dataSource,
        new("select records, hash from accounts.act_chain"),
        new("select seq, content, hash from accounts.acts order by seq"),
        cancellationToken);
}
