using System.Globalization;
using System.Text.Json;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Stimuli;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Engine.Timers;
using NpgsqlTypes;

namespace MedInsFlows.Engine.Instances;

/// <summary>Adds to a transaction what a burst changed: the instance's row, its bookmarks and their timers, and its journal.</summary>
internal static class InstanceWriter
{
    private const string InsertInstance =
        """
        insert into engine.instances (id, definition_version_id, sub_status, incidents, name, correlation_id, created_at, updated_at, finished_at, stimuli, records, journal_hash, state)
        values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9, $10, $11, $12)
        """;

    private const string UpdateInstance =
        """
        update engine.instances set definition_version_id = $2, sub_status = $3, incidents = $4, name = $5, correlation_id = $6, updated_at = $7, finished_at = $8, stimuli = $9, records = $10,
            journal_hash = $11, state = $12
        where id = $1
        """;

    private const string InsertJournal =
        "insert into engine.journal (instance_id, seq, content, hash) select $1, seq, content, hash from unnest($2, $3, $4) as record (seq, content, hash)";

    public static void Write(Transaction transaction, InstanceCommands.Loaded loaded, Stimulus stimulus, BurstResult result)
    {
        var (records, hash) = AppendJournal(transaction, loaded, result);
        transaction.Add(
            loaded.State is null ? InsertInstance : UpdateInstance,
            loaded.InstanceId,
            loaded.Version.Id,
            result.State.SubStatus.ToString(),
            result.Incidents.Count,
            Transaction.Typed(result.State.Name, NpgsqlDbType.Text),
            Transaction.Typed(result.State.CorrelationId, NpgsqlDbType.Text),
            stimulus.At.UtcDateTime,
            Transaction.Typed(result.Finished ? stimulus.At.UtcDateTime : null, NpgsqlDbType.TimestampTz),
            stimulus.Number,
            records,
            hash,
            Transaction.Utf8(JsonSerializer.SerializeToUtf8Bytes(result.State, InstanceStateJson.Default.InstanceState)));
        WriteBookmarks(transaction, loaded.InstanceId, stimulus, result);
        if (stimulus.Kind == StimulusKind.Release)
        {
            // What came due meanwhile was put off; its turn is now.
            transaction.Add("update engine.timers set retry_at = null where instance_id = $1 and closed_at is null and retry_at is not null", loaded.InstanceId);
            transaction.Add("update engine.stimuli set retry_at = null where instance_id = $1 and closed_at is null and retry_at is not null", loaded.InstanceId);
        }

        foreach (var sent in result.Sent)
        {
            StimulusWriter.Write(transaction, sent, loaded.InstanceId, stimulus.At);
        }
    }

    private static (int Records, byte[] Hash) AppendJournal(Transaction transaction, InstanceCommands.Loaded loaded, BurstResult result)
    {
        var hash = loaded.JournalHash.ToArray();
        var (sequence, contents, hashes) = (new List<int>(), new List<byte[]>(), new List<byte[]>());
        foreach (var record in result.Records)
        {
            var content = CanonicalJson.Bytes(record.Content);
            hash = JournalChain.Next(hash, content);
            sequence.Add(loaded.Records + sequence.Count + 1);
            contents.Add(content);
            hashes.Add(hash);
        }

        transaction.Add(InsertJournal, loaded.InstanceId, sequence.ToArray(), contents.ToArray(), hashes.ToArray());
        return (loaded.Records + sequence.Count, hash);
    }

    private static void WriteBookmarks(Transaction transaction, Guid instanceId, Stimulus stimulus, BurstResult result)
    {
        if (result.Removed.Count > 0)
        {
            transaction.Add("delete from engine.bookmarks where id = any($1)", result.Removed.Select(bookmark => Id(bookmark.Id)).ToArray());
        }

        foreach (var bookmark in result.Created)
        {
            transaction.Add(
                "insert into engine.bookmarks (id, instance_id, name, hash, node_id, created_at) values ($1, $2, $3, $4, $5, $6)",
                Id(bookmark.Id),
                instanceId,
                bookmark.Name,
                bookmark.Hash,
                bookmark.ActivityNodeId,
                bookmark.CreatedAt.UtcDateTime);
        }

        foreach (var bookmark in result.Created.Where(TimedWait.Is))
        {
            TimerWriter.Arm(transaction, instanceId, new TimerKey(bookmark.Id, bookmark.Name, 0), TimedWait.DueAt(bookmark));
        }

        foreach (var bookmark in result.Removed.Where(TimedWait.Is))
        {
            TimerWriter.Cancel(transaction, instanceId, bookmark.Id, stimulus.At);
        }
    }

    private static Guid Id(string id) => Guid.Parse(id, CultureInfo.InvariantCulture);
}
