using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Time;
using NodaTime;

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
        Guid id, Body<Going> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(body.Value.Reason)
            ? throw Problem.InvalidBody([new("/reason", ErrorCode.MissingField, "退回须写明理由。")])
            : office.ActOnTaskAsync(
                CommandRequest.Of(context, key, body.Digest), id, found => TaskReturn.Return(found, caller, id, body.Value.ToStage, body.Value.Reason, services), cancellationToken);

    private static Task<CommandAnswer> WithdrawDecisionAsync(
        Guid id, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(CommandRequest.Of(context, key), id, found => TaskReturn.TakeBack(found, caller, id), cancellationToken);

    private static async Task<CommandAnswer> TransferAsync(
        Guid id, Body<Handover> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, Colleagues colleagues, CancellationToken cancellationToken)
    {
        var (to, reason) = await ReadAsync(body.Value, colleagues, cancellationToken);
        return await office.ActOnTaskAsync(
            CommandRequest.Of(context, key, body.Digest), id, found => new TaskHandover(services, found, caller, id).Transfer(to, reason), cancellationToken, to?.UserName);
    }

    private static async Task<CommandAnswer> DelegateAsync(
        Guid id, Body<Handover> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, Colleagues colleagues, CancellationToken cancellationToken)
    {
        var (to, reason) = await ReadAsync(body.Value, colleagues, cancellationToken);
        return await office.ActOnTaskAsync(
            CommandRequest.Of(context, key, body.Digest), id, found => new TaskHandover(services, found, caller, id).Delegate(to, reason), cancellationToken, to?.UserName);
    }

    private static Task<CommandAnswer> TakeBackAsync(
        Guid id, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(CommandRequest.Of(context, key), id, found => new TaskHandover(services, found, caller, id).TakeBack(), cancellationToken);

    private static async Task<CommandAnswer> AddSignerAsync(
        Guid id, Body<Adding> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, Colleagues colleagues, CancellationToken cancellationToken)
    {
        var (sent, reason) = (body.Value, Stated(body.Value.Reason, "加签须写明理由。"));
        var to = await colleagues.FindAsync(sent.To, cancellationToken);
        return await office.ActOnTaskAsync(
            CommandRequest.Of(context, key, body.Digest), id, found => new TaskSigners(services, found, caller, id).Add(to, sent.Position ?? SignerPosition.Before, reason), cancellationToken, to?.UserName);
    }

    private static Task<CommandAnswer> RemoveSignerAsync(
        Guid id, Body<Removing> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken)
    {
        var (to, reason) = (body.Value.To, Stated(body.Value.Reason, "减签须写明理由。"));
        return office.ActOnTaskAsync(
            CommandRequest.Of(context, key, body.Digest), id, found => new TaskSigners(services, found, caller, id).Remove(to, reason), cancellationToken);
    }

    private static string Stated(string reason, string fault) =>
        string.IsNullOrWhiteSpace(reason) ? throw Problem.InvalidBody([new("/reason", ErrorCode.MissingField, fault)]) : reason;

    private static async Task<CommandAnswer> CopyAsync(
        Guid id, Body<Receiver> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, Colleagues colleagues, CancellationToken cancellationToken)
    {
        var to = await colleagues.FindAsync(body.Value.To, cancellationToken);
        return await office.ActOnTaskAsync(
            CommandRequest.Of(context, key, body.Digest), id, found => new TaskHandover(services, found, caller, id).Copy(to), cancellationToken);
    }

    private static Task<CommandAnswer> RemindAsync(
        Guid id, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, BusinessTime time, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(
            CommandRequest.Of(context, key), id, found => new TaskHandover(services, found, caller, id).Remind(Instant.FromDateTimeOffset(time.GetUtcNow())), cancellationToken);

    private static Task<CommandAnswer> UrgeAsync(
        Guid id, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CaseServices services, CancellationToken cancellationToken) =>
        office.ActOnTaskAsync(CommandRequest.Of(context, key), id, found => new TaskHandover(services, found, caller, id).Urge(), cancellationToken);

    private static async Task<(Colleague? To, string Reason)> ReadAsync(Handover sent, Colleagues colleagues, CancellationToken cancellationToken) =>
        string.IsNullOrWhiteSpace(sent.Reason)
            ? throw Problem.InvalidBody([new("/reason", ErrorCode.MissingField, "把任务交给他人须写明理由。")])
            : (await colleagues.FindAsync(sent.To, cancellationToken), sent.Reason);

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
