namespace MedInsFlows.Host.Interventions;

/// <summary>That it was done, on the wire; nothing of the case, which is none of the administrator's business.</summary>
internal sealed record Intervened(Guid CaseId);
