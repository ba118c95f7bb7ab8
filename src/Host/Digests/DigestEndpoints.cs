using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;

namespace MedInsFlows.Host.Digests;

/// <summary>The digests of whoever is signed in.</summary>
internal static class DigestEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapDigests(this IEndpointRouteBuilder endpoints) => endpoints
        .MapGet("/api/digests", (Caller caller, Paging paging, SentDigests digests, CancellationToken cancellationToken) => digests.OfAsync(caller, paging, cancellationToken))
        .WithName("digests").WithTags("任务").WithSummary("本人的每日待办提醒，最新的在前").Allow(Permission.WorkOnTasks);
}
