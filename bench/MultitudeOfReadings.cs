using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Disclosure;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>That those who handle cases have seen personal data of copied cases or looked for people: a whole chain for each region.</summary>
internal sealed class MultitudeOfReadings(NpgsqlDataSource database)
{
    // Of ten copies, so many were opened by somebody.
    private const int OpenedOfTen = 4;

    private static readonly string[] Roles = ["acceptor", "reviewer", "second-reviewer", "director"];

    /// <summary>Writes it. The copies are in the order in which they came.</summary>
    public async Task WriteAsync(IReadOnlyList<CopiedCase> copies)
    {
        var heads = await HeadsAsync();
        await using var connection = await database.OpenConnectionAsync();
        await using (var writer = await connection.BeginBinaryImportAsync("copy cases.access_log (region, seq, case_id, content, hash) from stdin (format binary)"))
        {
            foreach (var copy in copies.Where(copy => copy.Number % 10 < OpenedOfTen))
            {
                var role = Roles[copy.Number / 10 % Roles.Length];
                var search = copy.Number % 10 == 0;
                var record = new AccessRecord(
                    Instant.FromDateTimeOffset(copy.ReceivedAt), $"{copy.Source.Region}-{role}-{copy.Number % 29 + 1}", role, search ? AccessEvent.Search : AccessEvent.Disclosure, [search ? "name" : "application"])
                {
                    CaseId = search ? null : copy.Id,
                };
                var content = record.Write();
                var (records, hash) = heads.GetValueOrDefault(copy.Source.Region, (0, JournalChain.Genesis.ToArray()));
                var head = heads[copy.Source.Region] = (records + 1, JournalChain.Next(hash, content));
                await writer.StartRowAsync();
                await writer.WriteAsync(copy.Source.Region);
                await writer.WriteAsync(head.Records);
                await (search ? writer.WriteNullAsync() : writer.WriteAsync(copy.Id));
                await writer.WriteAsync(content);
                await writer.WriteAsync(head.Hash);
            }

            await writer.CompleteAsync();
        }

        foreach (var (region, head) in heads)
        {
            await using var command = new NpgsqlCommand(
                "insert into cases.access_chains (region, records, hash) values ($1, $2, $3) on conflict (region) do update set records = excluded.records, hash = excluded.hash", connection)
            {
                Parameters = { new() { Value = region }, new() { Value = head.Records }, new() { Value = head.Hash } },
            };
            await command.ExecuteNonQueryAsync();
        }
    }

    private async Task<Dictionary<string, (int Records, byte[] Hash)>> HeadsAsync()
    {
        await using var query = database.CreateCommand("select region, records, hash from cases.access_chains");
        await using var reader = await query.ExecuteReaderAsync();
        var heads = new Dictionary<string, (int, byte[])>();
        while (await reader.ReadAsync())
        {
            heads[reader.GetString(0)] = (reader.GetInt32(1), (byte[])reader[2]);
        }

        return heads;
    }
}
