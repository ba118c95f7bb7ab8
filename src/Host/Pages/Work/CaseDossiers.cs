using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Files;
using MedInsFlows.Host.Time;
using NodaTime;

namespace MedInsFlows.Host.Pages.Work;

/// <summary>Collects what the page of a case shows. Thread-safe.</summary>
internal sealed class CaseDossiers(CaseViews views, CaseOffers offers, JournalReader journal, GivenOpinions opinions, FileDesk files, SameFiles same, BusinessTime time)
{
    /// <summary>A case for a caller.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="taskId">The task to look at; null leaves the choice.</param>
    /// <param name="caller">Who looks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="Api.Problems.ProblemException">It is not there, or not for the caller.</exception>
    public async Task<CaseDossier> ReadAsync(Guid caseId, Guid? taskId, Caller caller, CancellationToken cancellationToken)
    {
        var view = await views.ReadAsync(caseId, caller, cancellationToken);
        var found = await offers.ReadAsync(caseId, caller, cancellationToken);
        var entries = await journal.ReadAsync(caseId, cancellationToken);
        var (task, offered) = Choose(view, found, taskId, caller);
        return new CaseDossier(
            caller,
            view,
            found,
            task,
            offered,
            Timeline.Of(entries, named: true),
            RolePermissions.Allows(caller, Permission.SeeInFull) ? await opinions.ReadAsync(caseId, entries, cancellationToken) : new Dictionary<(Instant, string), Cases.Casework.Opinion>(),
            found.IsErased ? new Dictionary<string, FileFound>() : await files.DescribeAsync([.. found.Application.Value.Materials.SelectMany(material => material.Files)], cancellationToken),
            await same.ReadAsync(caseId, found.File.Region, cancellationToken),
            time.Today);
    }

    private (TaskEntry? Task, IReadOnlyDictionary<CaseVerb, string?> Offers) Choose(CaseView view, LoadedCase found, Guid? taskId, Caller caller)
    {
        var all = view.Tasks.Select(task => (Task: (TaskEntry?)task, Offers: offers.Of(found, caller, task.Id))).ToList();
        return all.FirstOrDefault(one => one.Task!.Id == taskId) is { Task: not null } asked ? asked
            : all.FirstOrDefault(one => one.Offers[CaseVerb.Decide] is null) is { Task: not null } mine ? mine
            : all.FirstOrDefault(one => one.Offers[CaseVerb.Claim] is null) is { Task: not null } open ? open
            : all.FirstOrDefault() is { Task: not null } first ? first
            : (null, offers.Of(found, caller, null));
    }
}
