using MedInsFlows.Cases.Casework;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>A row of <c>cases.tasks</c>, as far as it is shown.</summary>
internal sealed record TaskRow(Guid Id, Guid CaseId, string Activity, string Stage, string Role, Instant OpenedAt, string? ClaimedBy, string? DelegatedTo, bool IsUrgent, string? Superior, Guid? Signs, int? RosterRows)
{
    /// <summary>The columns that <see cref="Read"/> expects, in their order.</summary>
    public const string Columns = "id, case_id, activity, stage, role, opened_at, claimed_by, delegated_to, urgent, superior, signs, roster_rows";

    /// <summary>Reads the row at which the reader stands, beginning with a column.</summary>
    public static TaskRow Read(NpgsqlDataReader reader, int first = 0) => new(
        reader.GetGuid(first),
        reader.GetGuid(first + 1),
        reader.GetString(first + 2),
        reader.GetString(first + 3),
        reader.GetString(first + 4),
        Instant.FromDateTimeUtc(reader.GetDateTime(first + 5)),
        reader.GetValue(first + 6) as string,
        reader.GetValue(first + 7) as string,
        reader.GetBoolean(first + 8),
        reader.GetValue(first + 9) as string,
        reader.GetValue(first + 10) as Guid?,
        reader.GetValue(first + 11) as int?);

    /// <summary>The row of a task that waits, as the case file has it.</summary>
    public static TaskRow Of(Guid caseId, OpenTask task) =>
        new(task.Id, caseId, task.Activity, task.Stage, task.Role, task.OpenedAt, task.ClaimedBy, task.DelegatedTo, task.IsUrgent, task.Superior, task.Signs, task.RosterRows);
}
