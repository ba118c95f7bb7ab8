using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Casework;

/// <summary>What people may do to tasks besides deciding them.</summary>
internal static class TaskVerbEndpoints
{
    /// <summary>Maps the endpoints of the subject.</summary>
    public static void MapTaskVerbs(this IEndpointRouteBuilder endpoints)
    {
        var tasks = endpoints.MapGroup("/api/tasks/{id:guid}").WithTags("任务");
        tasks.MapPost("transfer", TransferAsync).WithName("transferTask").WithSummary("转办任务").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("delegate", DelegateAsync).WithName("delegateTask").WithSummary("委派任务，由他人以本人名义办理").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("take-back", TakeBackAsync).WithName("takeBackTask").WithSummary("收回委派").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("return", ReturnAsync).WithName("returnTask").WithSummary("退回到已经过的环节").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("withdraw-decision", WithdrawDecisionAsync).WithName("withdrawDecision").WithSummary("拿回自己刚作的决定").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("add-signer", AddSignerAsync).WithName("addSigner").WithSummary("加签，请他人在决定之前或者之后签署").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("remove-signer", RemoveSignerAsync).WithName("removeSigner").WithSummary("减签，不再请他人签署").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("copy", CopyAsync).WithName("copyTask").WithSummary("抄送任务").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("remind", RemindAsync).WithName("remindTask").WithSummary("催办").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        tasks.MapPost("urgent", UrgeAsync).WithName("urgeTask").WithSummary("加急").Produces<CaseView>().Allow(Permission.WorkOnTasks);
    }

    private static Task<CommandAnswer> ReturnAsync(
        Guid id, Body<Going> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.ReturnAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.ToStage, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> WithdrawDecisionAsync(Guid id, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.WithdrawDecisionAsync(CommandRequest.Of(context, key), id, cancellationToken);

    private static Task<CommandAnswer> TransferAsync(
        Guid id, Body<Handover> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.TransferAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.To, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> DelegateAsync(
        Guid id, Body<Handover> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.DelegateAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.To, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> TakeBackAsync(Guid id, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.TakeBackAsync(CommandRequest.Of(context, key), id, cancellationToken);

    private static Task<CommandAnswer> AddSignerAsync(
        Guid id, Body<Adding> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.AddSignerAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.To, body.Value.Position ?? SignerPosition.Before, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> RemoveSignerAsync(
        Guid id, Body<Removing> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.RemoveSignerAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.To, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> CopyAsync(
        Guid id, Body<Receiver> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.CopyAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.To, cancellationToken);

    private static Task<CommandAnswer> RemindAsync(Guid id, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.RemindAsync(CommandRequest.Of(context, key), id, cancellationToken);

    private static Task<CommandAnswer> UrgeAsync(Guid id, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.UrgeAsync(CommandRequest.Of(context, key), id, cancellationToken);

    /// <summary>To whom a task is given and why, on the wire.</summary>
    internal sealed record Handover(
        [property: Description("接手人员的用户名")][MaxLength(100)] string To,
        [property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>To which stage a case goes back and why, on the wire.</summary>
    internal sealed record Going(
        [property: Description("退回到哪个环节，写办件已经过的环节的名称")][MaxLength(100)] string ToStage,
        [property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>Who is to sign as well, when and why, on the wire.</summary>
    internal sealed record Adding(
        [property: Description("加签人员的用户名")][MaxLength(100)] string To,
        [property: Description("理由")][MaxLength(2000)] string Reason,
        [property: Description("before 在决定之前签署意见，after 在肯定的决定之后签署；不写为 before")] SignerPosition? Position = null);

    /// <summary>Who need not sign any more and why, on the wire.</summary>
    internal sealed record Removing(
        [property: Description("加签人员的用户名")][MaxLength(100)] string To,
        [property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>To whom a task is shown, on the wire.</summary>
    internal sealed record Receiver([property: Description("抄送对象的用户名")][MaxLength(100)] string To);
}
