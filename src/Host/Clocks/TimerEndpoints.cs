using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Engine.Timers;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;

namespace MedInsFlows.Host.Clocks;

/// <summary>The timers, for the administrator.</summary>
internal static class TimerEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapTimers(this IEndpointRouteBuilder endpoints)
    {
        var timers = endpoints.MapGroup("/api/admin/timers").WithTags("运维");
        timers.MapGet("", ListAsync).WithName("timers").WithSummary("尚未触发的定时").Allow(Permission.Administer);
        timers.MapGet("summary", (TimerBoard board, CancellationToken cancellationToken) => board.SummaryAsync(cancellationToken))
            .WithName("timerSummary").WithSummary("定时的总数、到期未触发数、失败数").Allow(Permission.Administer);
        timers.MapPost("retry", RetryAsync).WithName("retryTimer").WithSummary("立即重试一个触发失败的定时").Produces(StatusCodes.Status204NoContent).Allow(Permission.Administer);
    }

    private static Task<Page<TimerView>> ListAsync(
        TimerBoard board, Paging paging, [Description("armed 全部；late 到期未触发；failed 触发失败")] string? state = null, CancellationToken cancellationToken = default) =>
        board.ListAsync(state, paging, cancellationToken);

    private static async Task<IResult> RetryAsync(Body<FailedTimer> body, TimerBoard board, CancellationToken cancellationToken)
    {
        var timer = body.Value;
        await board.RetryAsync(timer.CaseId, new TimerKey(timer.Subject, timer.Kind, timer.Generation), cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>Which timer, on the wire.</summary>
    internal sealed record FailedTimer(Guid CaseId, [property: MaxLength(100)] string Subject, [property: MaxLength(40)] string Kind, int Generation);
}
