using MedInsFlows.Cases.Casework;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>A row of <c>cases.cases</c>, as far as commands and views need it.</summary>
internal sealed record CaseRow(Guid Id, Guid VersionId, string Title, Guid SubmittedBy, CaseFile File)
{
    /// <summary>The columns that <see cref="Read"/> expects, in their order.</summary>
    public const string Columns = "cases.id, cases.definition_version_id, cases.title, cases.submitted_by, cases.file";

    /// <summary>Reads the row at which the reader stands.</summary>
    public static CaseRow Read(NpgsqlDataReader reader) => new(reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2), reader.GetGuid(3), CaseJson.Read(reader.GetFieldValue<byte[]>(4)));
}
