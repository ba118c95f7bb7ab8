using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Payments;
using MedInsFlows.Host.Ratings;
using MedInsFlows.Host.Time;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>Reads cases as callers may see them. Thread-safe.</summary>
internal sealed class CaseViews(CaseServices services, CaseReader cases, BusinessTime time, IOptions<JsonOptions> json)
{
    /// <summary>A case as a command has left it, as the answer to the command.</summary>
    public CommandAnswer Answer(LoadedCase found, int status) => new(
        status,
        status == StatusCodes.Status201Created ? $"/api/cases/{found.Row.Id}" : null,
        JsonSerializer.SerializeToUtf8Bytes(View(found), json.Value.SerializerOptions));

    /// <summary>A case.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller.</exception>
    public async Task<CaseView> ReadAsync(Guid caseId, Caller caller, CancellationToken cancellationToken)
    {
        var found = await cases.LoadAsync(caseId, caller, cancellationToken);
        return View(found) with { Hints = CaseReach.IsSenderOnly(caller) ? null : Hints(found) };
    }

    /// <summary>The limit of the whole case, explained.</summary>
    public DeadlineView? Deadline(CaseFile file, PublishedItem item)
    {
        var now = Instant.FromDateTimeOffset(time.GetUtcNow());
        var ahead = item.Definition.Clocks.Where(facts => facts.AppliesTo(file.Channel, file.ApplicantCase) && file.Clocks.All(clock => clock.Activity != facts.Activity)).ToList();
        var overall = file.OverallClock is { } clock ? Explain(clock) : ahead.Where(facts => facts.IsOverall).Select(DeadlineView.NotStarted).FirstOrDefault();
        return overall is null ? null : overall.Above(
        [
            .. file.Clocks.Where(clock => !clock.IsOverall).Select(Explain),
            .. file.Status.IsFinal() ? [] : ahead.Where(facts => !facts.IsOverall).Select(DeadlineView.NotStarted),
        ]);

        // What has ended is judged by what was known then.
        DeadlineView Explain(CaseClock started) => DeadlineView.Of(
            DeadlineComputation.Explain(
                started.ForComputation(file.ReceivedAt, item.Definition.Clause(started.Activity)),
                services.TimeOf(file.Region, file.Agency, started.IsOpen ? null : started.Calendar),
                item.Definition.Item.Lamps,
                now),
            started.Authority);
    }

    private CaseView View(LoadedCase found)
    {
        var (row, item, file) = (found.Row, found.Item, found.File);
        var deadline = Deadline(file, item);
        var dueAt = file.OverallClock is { IsRunning: true } && deadline?.DueOn is { } due
            ? ShanghaiTime.InstantOf(due, services.AgencyOf(file.Region, file.Agency).Hours.Closes)
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
            MaskedApplicant.Of(found.Applicant.Value),
            file.Channel,
            file.ReceivedAt,
            file.ReceivedAt,
            file.AcceptedAt,
            file.ClosedAt,
            file.Result,
            file.Status == CaseStatus.AwaitingCorrection ? Missing(file, item.Definition.Item, found.Opinion.Value) : null,
            deadline,
            Filing(found),
            found.IsErased ? [] : [.. found.Application.Value.Parties.Select(MaskedParty.Of)],
            RosterResults(found),
            [.. file.Tasks.Select(task => TaskEntry.Of(TaskRow.Of(row.Id, task), file.CaseNumber, item, dueAt, deadline?.Lamp ?? Lamp.None))],
            [.. (file.Documents ?? []).Select(DocumentView.Of)],
            [.. (file.Payments ?? []).Select(payment => PaymentView.Of(payment, found.IsErased ? null : found.Application.Value))],
            [.. (file.Entitlements ?? []).Select(EntitlementView.Of)])
        {
            Rating = RatingView.Of(file.Rating),
        };
    }

    private List<FilingView> Filing(LoadedCase found) => found.IsErased
        ? []
        : [.. found.Item.Definition.Item.FilingTimes.Select(fact =>
            FilingView.Of(FilingJudgement.Of(fact, found.Application.Value, found.File.ReceivedAt, services.TimeOf(found.File.Region, found.File.Agency))))];

    private static IReadOnlyList<string> Hints(LoadedCase found) =>
        found.IsErased ? [] : PartyHints.Of(found.Application.Value, ShanghaiTime.DateOf(found.File.ReceivedAt));

    private static List<RosterRowView>? RosterResults(LoadedCase found) => found.File.Rosters is { Length: > 0 } findings
        ? [.. findings.Where(finding => found.Rosters.ContainsKey(finding.Opinion.Id)).SelectMany(finding =>
            RosterTask.ResultsOf(found.Rosters[finding.Opinion.Id].Value, finding.Rows).Select(row => new RosterRowView(row.Row, finding.Field, row.Result, row.Reason)))]
        : null;

    private static MissingView Missing(CaseFile file, Item item, Opinion? opinion)
    {
        string Reason(Lack lack) => lack.Reason ?? opinion?.Reason ?? "请按一次性告知补正。";
        return new MissingView(
            [.. file.Lacks.Where(lack => lack.Kind == LackKind.Material)
                .Select(lack => new MissingViewEntry(lack.Id, lack.NameIn(item), Reason(lack)))],
            [.. file.Lacks.Where(lack => lack.Kind == LackKind.Field)
                .Select(lack => new MissingViewEntry(lack.Id, lack.NameIn(item), Reason(lack)))]);
    }
}
