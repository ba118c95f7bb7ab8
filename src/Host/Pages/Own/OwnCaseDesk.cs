using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Notices;
using MedInsFlows.Cases.Ratings;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Outbox;
using MedInsFlows.Host.Pages.Forms;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Ratings;
using MedInsFlows.Host.Tracking;
using Npgsql;

namespace MedInsFlows.Host.Pages.Own;

/// <summary>A case for who sent it: everything that he may see, and what he may do, by the rooms that the API uses. Thread-safe.</summary>
internal sealed class OwnCaseDesk(CaseReader cases, CaseViews views, CaseOffice office, CaseVerbs verbs, CaseServices services, JournalReader journal, PersonalKeys keys, NpgsqlDataSource dataSource)
{
    private const int LongestComment = 2000;

    /// <summary>A case that the caller sent.</summary>
    /// <exception cref="ProblemException">It is not there, or somebody else sent it.</exception>
    public async Task<OwnCase> ReadAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        var (row, item) = await cases.ReadAsync(caseId, caller, cancellationToken);
        if (row.SubmittedBy != caller.AccountId)
        {
            throw Problem.NotFound();
        }

        var view = await views.ReadAsync(caseId, caller, cancellationToken);
        var notices = await NoticeEndpoints.OfCaseAsync(caseId, caller, views, keys, dataSource, cancellationToken);
        var hidden = (row.File.Documents ?? []).Where(paper => NoticeAudience.Find(paper.Audience) is { IsOfAgency: true }).Select(paper => paper.Id).ToHashSet();
        return new OwnCase(
            view,
            item.Definition.Item,
            CaseStep.Of(row.File, item.Definition.Item, view.StatusText),
            row.File.Status.IsFinal(),
            row.File is { Rating: null, IsEnteredForOthers: false } && row.File.Status.IsFinal(),
            [.. view.Tasks.Where(task => CaseReach.SenderRoles.Contains(task.Role))],
            [.. view.Documents.Where(paper => !hidden.Contains(paper.Id))],
            [.. notices.DistinctBy(notice => notice.Text).Reverse()],
            [.. Timeline.Of(await journal.ReadAsync(caseId, cancellationToken), named: false).Reverse()]);
    }

    /// <summary>补正.</summary>
    public Task CorrectAsync(HttpContext context, Guid caseId, Caller caller, Correction correction) => office.CorrectAsync(
        CommandRequest.Of(context, null, SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(correction, FactsJson.Options))), caseId, caller, correction, context.RequestAborted);

    /// <summary>撤回.</summary>
    public Task WithdrawAsync(HttpContext context, Guid caseId, string reason) => verbs.WithdrawAsync(CommandRequest.Of(context, null), caseId, reason, context.RequestAborted);

    /// <summary>好差评.</summary>
    public Task RateAsync(HttpContext context, Guid caseId, Caller caller, string? level, string? comment) =>
        Grades.All.Where(grade => ((int)grade).ToString(CultureInfo.InvariantCulture) == level).ToList() is not [var chosen]
            ? throw Problem.InvalidBody([new("/level", ErrorCode.MissingField, "请选择是否满意。")])
            : comment is { Length: > LongestComment }
                ? throw Problem.InvalidBody([new("/comment", ErrorCode.BadValue, $"意见太长，最多 {LongestComment} 个字。")])
                : office.ActAsync(CommandRequest.Of(context, null), caseId, found => RatingDecisions.Rate(found, caller, chosen, comment, services), context.RequestAborted);

    /// <summary>Takes a task that is for the applicant, and decides it.</summary>
    public async Task DecideAsync(HttpContext context, TaskEntry task, TaskDecision decision)
    {
        if (task.ClaimedBy is null)
        {
            await verbs.ClaimAsync(CommandRequest.Of(context, null), task.Id, context.RequestAborted);
        }

        await verbs.CompleteAsync(CommandRequest.Of(context, null), task.Id, decision, context.RequestAborted);
    }

    /// <summary>The inputs of what a task asks to be entered.</summary>
    public static FieldPlace DataOf(TaskEntry task) => new(task.DataToEnter, $"/{task.Id}/data");

    /// <summary>The input of the reason of a decision.</summary>
    public static string ReasonOf(TaskEntry task) => $"/{task.Id}/reason";
}

/// <summary>A case as who sent it sees it. Immutable.</summary>
/// <param name="View">The case.</param>
/// <param name="Item">The item of the version to which it is pinned.</param>
/// <param name="Steps">How far it has come.</param>
/// <param name="IsFinal">Whether it is closed.</param>
/// <param name="MayRate">Whether the caller may say how he was served.</param>
/// <param name="Tasks">What waits for the applicant.</param>
/// <param name="Papers">The papers that are for the applicant.</param>
/// <param name="Notices">What the applicant was told, the newest first, each text once.</param>
/// <param name="Course">What happened, the newest first.</param>
internal sealed record OwnCase(
    CaseView View,
    Item Item,
    IReadOnlyList<CaseStep> Steps,
    bool IsFinal,
    bool MayRate,
    IReadOnlyList<TaskEntry> Tasks,
    IReadOnlyList<DocumentView> Papers,
    IReadOnlyList<NoticeEndpoints.NoticeView> Notices,
    IReadOnlyList<TimelineEntry> Course);
