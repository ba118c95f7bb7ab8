using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Replay;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;

namespace MedInsFlows.Host.Audit;

/// <summary>For auditors, who trust nobody: the journal of a case, its verification, and playing it again.</summary>
internal static class AuditEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapAudit(this IEndpointRouteBuilder endpoints)
    {
        var audit = endpoints.MapGroup("/api/audit/cases/{id:guid}").WithTags("审计");
        audit.MapGet("journal", JournalAsync).WithName("caseJournal").WithSummary("办件的全部记录").Allow(Permission.Audit);
        audit.MapGet("verification", VerifyAsync).WithName("verifyCase").WithSummary("核验记录未被改动").Allow(Permission.Audit);
        audit.MapPost("replay", ReplayAsync).WithName("replayCase").WithSummary("依据记录重新运行，与当时逐条比对").Allow(Permission.Audit);
        endpoints.MapAuditFiles();
    }

    private static Task<IReadOnlyList<JournalView>> JournalAsync(Guid id, Caller caller, AuditedCases cases, CancellationToken cancellationToken) =>
        cases.JournalAsync(id, caller, cancellationToken);

    private static Task<JournalVerification> VerifyAsync(Guid id, Caller caller, AuditedCases cases, CancellationToken cancellationToken) =>
        cases.VerifyAsync(id, caller, cancellationToken);

    private static Task<ReplayReport> ReplayAsync(Guid id, Caller caller, AuditedCases cases, CancellationToken cancellationToken) =>
        cases.ReplayAsync(id, caller, cancellationToken);
}
