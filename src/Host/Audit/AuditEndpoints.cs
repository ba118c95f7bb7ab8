using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Replay;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;

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
    }

    private static async Task<IReadOnlyList<JournalView>> JournalAsync(
        Guid id, Caller caller, CaseReader cases, JournalReader journal, CancellationToken cancellationToken)
    {
        var (_, item) = await cases.ReadAsync(id, caller, cancellationToken);
        return JournalView.Of(await journal.ReadAsync(id, cancellationToken), item.Definition);
    }

    private static async Task<JournalVerification> VerifyAsync(Guid id, Caller caller, CaseReader cases, JournalReader journal, CancellationToken cancellationToken)
    {
        await cases.ReadAsync(id, caller, cancellationToken);
        return await journal.VerifyAsync(id, cancellationToken);
    }

    private static async Task<ReplayReport> ReplayAsync(Guid id, Caller caller, CaseReader cases, CaseReplay replay, CancellationToken cancellationToken)
    {
        await cases.ReadAsync(id, caller, cancellationToken);
        try
        {
            return await replay.RunAsync(id, cancellationToken);
        }
        catch (ErasedException)
        {
            throw Problem.WrongState("办件的申请内容已依法删除，不能重新运行；记录仍可核验。");
        }
    }
}
