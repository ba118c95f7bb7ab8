using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>A case in a list, on the wire; who applies is masked.</summary>
internal sealed record CaseEntry(
    Guid Id,
    string CaseNumber,
    string Region,
    string Item,
    string Title,
    string Status,
    string StatusText,
    string? Stage,
    string ApplicantName,
    Channel Channel,
    Instant SubmittedAt,
    LocalDate? DueOn,
    Lamp Lamp);
