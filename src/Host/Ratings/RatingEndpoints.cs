using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Ratings;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Ratings;

/// <summary>好差评, for who sent a case; the ratings of an agency and their follow-up, for those who watch over it.</summary>
internal static class RatingEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapRatings(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/api/cases/{id:guid}/rating", RateAsync)
            .WithName("rateCase").WithTags("办件").WithSummary("评价已办结的办件（好差评），一件一评").Produces<CaseView>().Allow(Permission.Apply);
        var ratings = endpoints.MapGroup("/api/ratings").WithTags("好差评");
        ratings.MapGet("", ListAsync).WithName("ratings").WithSummary("本机构办件的评价").Allow(Permission.FollowUpRatings);
        ratings.MapGet("{caseId:guid}", (Guid caseId, Caller caller, RatingBook book, CancellationToken cancellationToken) => book.ReadAsync(caseId, caller, cancellationToken))
            .WithName("rating").WithSummary("一个办件的评价和意见（查看留痕）").Allow(Permission.FollowUpRatings);
        ratings.MapPost("{caseId:guid}/follow-up", FollowUpAsync).WithName("followUpRating").WithSummary("完成差评的回访整改").Produces<CaseView>().Allow(Permission.FollowUpRatings);
    }

    private static Task<CommandAnswer> RateAsync(
        Guid id, Body<RatingRequest> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
        !Enum.IsDefined((Grade)body.Value.Level)
            ? throw Problem.InvalidBody([new("/level", ErrorCode.BadValue, "应为 1 到 5 的整数：5 非常满意、4 满意、3 基本满意、2 不满意、1 非常不满意。")])
            : office.ActAsync(
                CommandRequest.Of(context, key, body.Digest),
                id,
                found => RatingDecisions.Rate(found, caller, (Grade)body.Value.Level, body.Value.Comment, services),
                cancellationToken);

    private static Task<Page<RatingEntry>> ListAsync(
        [FromQuery, Description("只列这一等级的：1 到 5")] string? level,
        [FromQuery, Description("只列回访整改 open 未完成、closed 已完成的")] string? followUp,
        Caller caller,
        Paging paging,
        RatingBook book,
        CancellationToken cancellationToken) => book.ListAsync(caller, level, followUp, paging, cancellationToken);

    private static Task<CommandAnswer> FollowUpAsync(
        Guid caseId, Body<FollowUpRequest> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(body.Value.Result)
            ? throw Problem.InvalidBody([new("/result", ErrorCode.MissingField, "请写明回访和整改的结果。")])
            : office.ActAsync(
                CommandRequest.Of(context, key, body.Digest),
                caseId,
                found => RatingDecisions.FollowUp(found, caller, body.Value.Outcome, body.Value.Result, services),
                cancellationToken);

    /// <summary>A rating, on the wire.</summary>
    internal sealed record RatingRequest(
        [property: Description("5 非常满意、4 满意、3 基本满意、2 不满意、1 非常不满意")] int Level,
        [property: Description("意见")][MaxLength(2000)] string? Comment = null);

    /// <summary>How a follow-up ended, on the wire.</summary>
    internal sealed record FollowUpRequest(
        [property: Description("rectified 已整改、explained 已解释说明、dismissed 经核实为误评，不予采纳")] FollowUpOutcome Outcome,
        [property: Description("回访和整改的结果")][MaxLength(RatingDecisions.LongestResult)] string Result);
}
