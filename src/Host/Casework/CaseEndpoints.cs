using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Completeness;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Time;

namespace MedInsFlows.Host.Casework;

/// <summary>Cases (办件), for those who apply and those who handle.</summary>
internal static class CaseEndpoints
{
    /// <summary>Maps the endpoints of the subject.</summary>
    public static void MapCases(this IEndpointRouteBuilder endpoints)
    {
        var cases = endpoints.MapGroup("/api/cases").WithTags("办件");
        cases.MapPost("", SubmitAsync).WithName("submitCase").WithSummary("提交业务申请").Produces<CaseView>(StatusCodes.Status201Created).Allow(Permission.Apply);
        cases.MapPost("check", CheckAsync).WithName("checkCase").WithSummary("检查申请是否齐全，不保存").Allow(Permission.Apply);
        cases.MapGet("", (Caller caller, [AsParameters] CaseFilter filter, Paging paging, CaseLists lists, CancellationToken cancellationToken) =>
            lists.CasesAsync(caller, filter, paging, cancellationToken)).WithName("cases").WithSummary("办件列表").Allow(Permission.ReadCases);
        cases.MapPost("search", SearchAsync).WithName("searchCases").WithSummary("按证件号码、姓名或电话查找办件（查询留痕）").Allow(Permission.SearchPeople);
        cases.MapGet("{id:guid}", ReadAsync).WithName("case").WithSummary("办件").Allow(Permission.ReadCases);
        cases.MapGet("{id:guid}/deadline", DeadlineAsync).WithName("caseDeadline").WithSummary("办理时限的逐日说明").Allow(Permission.ReadCases);
        cases.MapPost("{id:guid}/extension", ExtendAsync).WithName("extendLimit").WithSummary("批准延长办理时限").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        cases.MapPost("{id:guid}/termination", TerminateAsync).WithName("terminateCase").WithSummary("终止办理").Produces<CaseView>().Allow(Permission.WorkOnTasks);
        cases.MapPost("{id:guid}/corrections", CorrectAsync).WithName("correctCase").WithSummary("提交补正").Produces<CaseView>().Allow(Permission.Apply);
        cases.MapPost("{id:guid}/withdrawal", WithdrawAsync).WithName("withdrawCase").WithSummary("撤回申请").Produces<CaseView>().Allow(Permission.Apply);
    }

    private static Task<CommandAnswer> SubmitAsync(
        Body<Application> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CancellationToken cancellationToken) =>
        office.SubmitAsync(CommandRequest.Of(context, key, body.Digest), caller, body.Value, cancellationToken);

    private static async Task<CheckAnswer> CheckAsync(Body<Application> body, Caller caller, CaseOffice office, CancellationToken cancellationToken)
    {
        var (item, _) = await office.JudgeAsync(body.Value, caller, cancellationToken);
        var missing = CompletenessCheck.Of(item.Definition.Item, body.Value);
        return new CheckAnswer(missing.IsComplete, missing);
    }

    private static Task<Page<CaseEntry>> SearchAsync(Body<PersonSearch> body, Caller caller, Paging paging, PeopleSearch search, CancellationToken cancellationToken) =>
        search.FindAsync(caller, body.Value.IdNumber, body.Value.Name, body.Value.Phone, paging, cancellationToken);

    private static Task<CaseView> ReadAsync(Guid id, Caller caller, CaseViews views, CancellationToken cancellationToken) => views.ReadAsync(id, caller, cancellationToken);

    private static async Task<DeadlineView> DeadlineAsync(Guid id, Caller caller, CaseViews views, CancellationToken cancellationToken) =>
        (await views.ReadAsync(id, caller, cancellationToken)).Deadline ?? throw Problem.WrongState("本事项没有印明办理时限。");

    private static Task<CommandAnswer> CorrectAsync(
        Guid id, Body<Correction> body, HttpContext context, Caller caller, IdempotencyKey? key, CaseOffice office, CancellationToken cancellationToken) =>
        body.Value is { Fields: null or { Count: 0 }, Materials: null or [], Circumstances: null, Parties: null }
            ? throw Problem.InvalidBody([new("", ErrorCode.MissingField, "补正内容是空的，请提交 fields、materials、circumstances 或 parties。")])
            : office.CorrectAsync(CommandRequest.Of(context, key, body.Digest), id, caller, body.Value, cancellationToken);

    private static Task<CommandAnswer> WithdrawAsync(
        Guid id, Body<Withdrawal> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.WithdrawAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> ExtendAsync(
        Guid id, Body<Extension> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.ExtendAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.Reason, cancellationToken);

    private static Task<CommandAnswer> TerminateAsync(
        Guid id, Body<Termination> body, HttpContext context, IdempotencyKey? key, CaseVerbs verbs, CancellationToken cancellationToken) =>
        verbs.TerminateAsync(CommandRequest.Of(context, key, body.Digest), id, body.Value.Reason, cancellationToken);

    /// <summary>Whether an application is complete, on the wire.</summary>
    internal sealed record CheckAnswer(bool Complete, Missing Missing);

    /// <summary>A search for a person, on the wire.</summary>
    internal sealed record PersonSearch(
        [property: Description("证件号码")][MaxLength(40)] string? IdNumber = null,
        [property: Description("姓名")][MaxLength(100)] string? Name = null,
        [property: Description("电话")][MaxLength(30)] string? Phone = null);

    /// <summary>An extension of the limit, on the wire.</summary>
    internal sealed record Extension([property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>A termination, on the wire.</summary>
    internal sealed record Termination([property: Description("理由")][MaxLength(2000)] string Reason);

    /// <summary>A withdrawal, on the wire.</summary>
    internal sealed record Withdrawal([property: Description("理由")][MaxLength(2000)] string Reason);
}
