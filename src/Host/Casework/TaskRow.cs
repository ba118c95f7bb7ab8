using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>A row of <c>cases.tasks</c>.</summary>
internal sealed record TaskRow(Guid Id, Guid CaseId, string Activity, string Stage, string Role, string State, Instant OpenedAt, string? ClaimedBy, string? DecidedBy, string? Decision)
{
    /// <summary>The columns that <see cref="Read"/> expects, in their order.</summary>
    public const string Columns = "id, case_id, activity, stage, role, state, opened_at, claimed_by, decided_by, decision";

    /// <summary>Reads the row at which the reader stands, beginning with a column.</summary>
    public static TaskRow Read(NpgsqlDataReader reader, int first = 0) => new(
        reader.GetGuid(first),
        reader.GetGuid(first + 1),
        reader.GetString(first + 2),
        reader.GetString(first + 3),
        reader.GetString(first + 4),
        reader.GetString(first + 5),
        Instant.FromDateTimeUtc(reader.GetDateTime(first + 6)),
        reader.IsDBNull(first + 7) ? null : reader.GetString(first + 7),
        reader.IsDBNull(first + 8) ? null : reader.GetString(first + 8),
        reader.IsDBNull(first + 9) ? null : reader.GetString(first + 9));
}
