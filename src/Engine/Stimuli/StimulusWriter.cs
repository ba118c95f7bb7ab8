using System.Globalization;
using System.Text.Json.Nodes;
using Elsa.Workflows.Runtime.Stimuli;
using MedInsFlows.Engine.Storage;
using NpgsqlTypes;

namespace MedInsFlows.Engine.Stimuli;

/// <summary>Adds stimuli for instances to a transaction. They are delivered after its commit, and only if it commits.</summary>
public static class StimulusWriter
{
    private const string Insert =
        """
        insert into engine.stimuli (id, aim, name, source_id, instance_id, bookmark_id, hash, definition_id, correlation_id, reply_to, input, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
        """;

    /// <summary>Brings an event to all instances that wait for it when it is delivered.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="id">The id of the stimulus.</param>
    /// <param name="eventName">The event.</param>
    /// <param name="correlationId">Only instances with this correlation id hear of it; none: all.</param>
    /// <param name="payload">What it brings. Nothing personal.</param>
    /// <param name="at">Business time.</param>
    public static void Publish(Transaction transaction, Guid id, string eventName, string? correlationId, JsonNode? payload, DateTimeOffset at) =>
        Write(transaction, OutgoingStimulus.Event(id.ToString(), new EventStimulus(eventName), payload) with { CorrelationId = correlationId }, null, at);

    /// <summary>Brings the result of a task to the instance that gave it out.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="id">The id of the stimulus.</param>
    /// <param name="taskId">The task.</param>
    /// <param name="result">The result. Nothing personal.</param>
    /// <param name="at">Business time.</param>
    public static void ReportTask(Transaction transaction, Guid id, string taskId, JsonNode? result, DateTimeOffset at) =>
        Write(transaction, OutgoingStimulus.TaskDone(id.ToString(), taskId, result), null, at);

    /// <summary>Adds a stimulus.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="stimulus">The stimulus.</param>
    /// <param name="sourceId">The instance whose burst sends it.</param>
    /// <param name="at">Business time.</param>
    internal static void Write(Transaction transaction, OutgoingStimulus stimulus, Guid? sourceId, DateTimeOffset at) => transaction.Add(
        Insert,
        Id(stimulus.Id),
        stimulus.Aim.ToString(),
        stimulus.Name,
        Transaction.Typed(sourceId, NpgsqlDbType.Uuid),
        Transaction.Typed(Id(stimulus.InstanceId), NpgsqlDbType.Uuid),
        Transaction.Typed(Id(stimulus.BookmarkId), NpgsqlDbType.Uuid),
        Transaction.Typed(stimulus.Hash, NpgsqlDbType.Text),
        Transaction.Typed(stimulus.DefinitionId, NpgsqlDbType.Text),
        Transaction.Typed(stimulus.CorrelationId, NpgsqlDbType.Text),
        Transaction.Typed(Id(stimulus.ReplyTo), NpgsqlDbType.Uuid),
        stimulus.Input.ToJsonString(),
        at.UtcDateTime);

    private static object? Id(string? id) => id is null ? null : Guid.Parse(id, CultureInfo.InvariantCulture);
}
