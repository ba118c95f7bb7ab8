using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;

namespace MedInsFlows.Host.Accounts.Relatives;

/// <summary>Relatives whom everybody may declare for himself, so that their cases go to others.</summary>
internal static class RelativeEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapRelatives(this IEndpointRouteBuilder endpoints)
    {
        var relatives = endpoints.MapGroup("/api/me/relatives").WithTags("账户");
        relatives.MapGet("", (Caller caller, OwnRelatives own, CancellationToken cancellationToken) => own.ReadAsync(caller, cancellationToken))
            .WithName("relatives").WithSummary("本人申报的须回避的亲属").Allow(Permission.UseOwnAccount);
        relatives.MapPost("", (Body<RelativeDeclaration> body, Caller caller, OwnRelatives own, CancellationToken cancellationToken) => own.DeclareAsync(caller, body.Value, cancellationToken))
            .WithName("declareRelative").WithSummary("申报须回避的亲属；本人不得办理其业务").Allow(Permission.UseOwnAccount);
        relatives.MapDelete("{id:guid}", async (Guid id, Caller caller, OwnRelatives own, CancellationToken cancellationToken) =>
            {
                await own.WithdrawAsync(caller, id, cancellationToken);
                return TypedResults.NoContent();
            })
            .WithName("withdrawRelative").WithSummary("撤回亲属申报").Allow(Permission.UseOwnAccount);
    }
}
