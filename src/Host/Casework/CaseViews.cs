using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Time;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>Reads cases as callers may see them. Thread-safe.</summary>
internal sealed class CaseViews(CaseServices services, BusinessTime time, IOptions<JsonOptions> json)
{
    /// <summary>A case as the transaction sees it, as the answer to a command.</summary>
    public async Task<CommandAnswer> AnswerAsync(Transaction transaction, Guid caseId, int status, CancellationToken cancellationToken)
    {
        var view = await ReadAsync(transaction, caseId, null, cancellationToken);
        return new CommandAnswer(
            status,
            status == StatusCodes.Status201Created ? $"/api/cases/{caseId}" : null,
            JsonSerializer.SerializeToUtf8Bytes(view, json.Value.SerializerOptions));
    }

    /// <summary>A case.</summary>
    /// <param name="transaction">By what to read; outside of a transaction it sees what is committed.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="caller">Who wants to see it; null where that has been judged.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<CaseView> ReadAsync(Transaction transaction, Guid caseId, Caller? caller, CancellationToken cancellationToken)
    {
        transaction.Add($"select {CaseRow.Columns}, applicant from cases.cases where id = $1", caseId);
        transaction.Add($"select {TaskRow.Columns} from cases.tasks where case_id = $1 and state = 'open' order by opened_at, id", caseId);
        transaction.Add(
            "select revision.id, revision.content from cases.cases join cases.revisions revision on revision.id = cases.opinion_revision where cases.id = $1",
            caseId);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw Problem.NotFound();
        }

        var row = CaseRow.Read(reader);
        var applicant = OpenApplicant(caseId, (byte[])reader[5]);
        if (caller is not null && !CaseReach.Includes(caller, row))
        {
            throw Problem.NotFound();
        }

        await reader.NextResultAsync(cancellationToken);
        var tasks = new List<TaskRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tasks.Add(TaskRow.Read(reader));
        }

        await reader.NextResultAsync(cancellationToken);
        var opinion = await reader.ReadAsync(cancellationToken) && !reader.IsDBNull(1)
            ? Revision.Open<Opinion>(services.Keys.Current, reader.GetGuid(0), (byte[])reader[1])
            : null;
        return View(row, await services.Items.GetAsync(row.VersionId, cancellationToken), applicant, tasks, opinion);
    }

    /// <summary>The applicant of a case's row.</summary>
    public Applicant OpenApplicant(Guid caseId, byte[] content) => JsonSerializer.Deserialize<Applicant>(
        services.Keys.Current.Keys.Open(new SealedText(content), CaseWriter.ApplicantContext(caseId)), FactsJson.Options)!;

    /// <summary>The limit of the whole case, explained.</summary>
    public DeadlineView? Deadline(CaseFile file, PublishedItem item)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var stages = file.Clocks.Where(clock => clock.Scope == TimeLimitScope.Stage).Select(Explain).ToList();
        var overall = file.OverallClock is { } clock
            ? Explain(clock)
            : item.Definition.Clocks.Where(facts => facts.Limit.Scope != TimeLimitScope.Stage).Select(DeadlineView.NotStarted).FirstOrDefault();
        return overall is null ? null : overall with { Stages = stages };

        DeadlineView Explain(CaseClock started) => DeadlineView.Of(DeadlineComputation.Explain(
            started.ForComputation(file.ReceivedAt, item.Definition.Clause(started.Activity)), services.Calendars.Of(file.Region), LampThresholds.Default, now));
    }

    private CaseView View(CaseRow row, PublishedItem item, Applicant applicant, List<TaskRow> tasks, Opinion? opinion)
    {
        var file = row.File;
        var deadline = Deadline(file, item);
        var dueAt = file.OverallClock is { IsRunning: true } && deadline?.DueOn is { } due
            ? ShanghaiTime.InstantOf(due, OfficeHours.Default.Closes)
            : (Instant?)null;
        return new CaseView(
            row.Id,
            file.CaseNumber,
            file.Region,
            file.Item,
            row.Title,
            item.Version.Number,
            StatusWords.Of(file.Status, file.NeedsAttention),
            StatusWords.Text(file.Status, file.NeedsAttention),
            file.Stage,
            file.Agency,
            MaskedApplicant.Of(applicant),
            file.Channel,
            file.ReceivedAt,
            file.ReceivedAt,
            file.AcceptedAt,
            file.ClosedAt,
            file.Result,
            file.Status == CaseStatus.AwaitingCorrection ? Missing(file, item.Definition.Item, opinion) : null,
            deadline,
            [.. tasks.Select(task => TaskEntry.Of(task, file.CaseNumber, item, dueAt, deadline?.Lamp ?? Lamp.None))],
            [],
            [],
            []);
    }

    private static MissingView Missing(CaseFile file, Item item, Opinion? opinion)
    {
        string Reason(Lack lack) => lack.Reason ?? opinion?.Reason ?? "请按一次性告知补正。";
        return new MissingView(
            [.. file.Lacks.Where(lack => lack.Kind == LackKind.Material)
                .Select(lack => new MissingViewEntry(lack.Id, item.Materials.FirstOrDefault(material => material.Id == lack.Id)?.Name ?? lack.Id, Reason(lack)))],
            [.. file.Lacks.Where(lack => lack.Kind == LackKind.Field)
                .Select(lack => new MissingViewEntry(lack.Id, item.RequiredFields.FirstOrDefault(field => field.Id == lack.Id)?.Name ?? lack.Id, Reason(lack)))]);
    }
}
