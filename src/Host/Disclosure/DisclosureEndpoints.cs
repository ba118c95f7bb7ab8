using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Time;
using NodaTime;

namespace MedInsFlows.Host.Disclosure;

/// <summary>Personal data in full, its erasure, and the log of who has seen it.</summary>
internal static class DisclosureEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapDisclosure(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapGroup("/api/cases/{id:guid}").WithTags("办件");
        cases.MapPost("disclosure", (Guid id, Body<DisclosureRequest> body, Caller caller, Disclosures disclosures, CancellationToken cancellationToken) =>
                disclosures.DiscloseAsync(id, caller, body.Value, cancellationToken))
            .WithName("discloseCase").WithSummary("完整查看申请内容（须写明理由，记入访问日志）").Allow(Permission.SeeInFull);
        cases.MapPost("erasure", EraseAsync).WithName("eraseCase").WithSummary("依法删除办结办件中的个人信息，不可恢复").Allow(Permission.Erase);
        var log = endpoints.MapGroup("/api/audit/access").WithTags("审计");
        log.MapGet("", ([AsParameters] AccessFilter filter, Caller caller, Paging paging, AccessLog access, CancellationToken cancellationToken) =>
                access.ReadAsync(RegionOf(caller), filter, paging, cancellationToken))
            .WithName("accessLog").WithSummary("个人信息的访问日志，新的在前").Allow(Permission.Audit);
        log.MapGet("verification", (Caller caller, AccessLog access, CancellationToken cancellationToken) => access.VerifyAsync(RegionOf(caller), cancellationToken))
            .WithName("verifyAccessLog").WithSummary("核验访问日志未被改动").Allow(Permission.Audit);
    }

    /// <summary>The chain of a caller's region; of accounts without one, a chain of its own.</summary>
    internal static string RegionOf(Caller caller) => caller.Active?.Region ?? "";

    private static async Task<ErasedCase> EraseAsync(
        Guid id, Body<ErasureRequest> body, HttpContext context, Caller caller, CaseOffice office, CaseServices services, BusinessTime time, CancellationToken cancellationToken)
    {
        Erasure.Require(body.Value);
        await office.ActAsync(CommandRequest.Of(context, null, body.Digest), id, found => Erasure.Decide(found, caller, body.Value, services), cancellationToken);
        return new ErasedCase(id, Instant.FromDateTimeOffset(time.GetUtcNow()));
    }
}
