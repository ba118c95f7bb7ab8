using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Completeness;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Files;
using NodaTime;

namespace MedInsFlows.Host.Pages.Work;

/// <summary>All that the page of a case shows to one caller. Immutable.</summary>
/// <param name="Caller">Who looks.</param>
/// <param name="View">The case, as the API answers it.</param>
/// <param name="Found">The case itself.</param>
/// <param name="Task">The task that is looked at: the one asked for, or the one that concerns the caller most; null where the case waits for nobody.</param>
/// <param name="Offers">Of each verb, why it is refused; null for what the caller may do.</param>
/// <param name="Course">What has happened, in order.</param>
/// <param name="Opinions">What was written with it; empty for those who may not see what was sent in full.</param>
/// <param name="Files">What the files of the materials are.</param>
/// <param name="Twins">Of each file that was sent with other cases too, these.</param>
/// <param name="Today">Today.</param>
internal sealed record CaseDossier(
    Caller Caller,
    CaseView View,
    LoadedCase Found,
    TaskEntry? Task,
    IReadOnlyDictionary<CaseVerb, string?> Offers,
    IReadOnlyList<TimelineEntry> Course,
    IReadOnlyDictionary<(Instant At, string Event), Opinion> Opinions,
    IReadOnlyDictionary<string, FileFound> Files,
    IReadOnlyDictionary<string, IReadOnlyList<CaseRow>> Twins,
    LocalDate Today)
{
    /// <summary>What was sent, in full, once the caller has said why; null before.</summary>
    public DisclosedCase? Disclosed { get; init; }

    /// <summary>What was sent; null where it was erased lawfully.</summary>
    public Application? Application => Found.IsErased ? null : Found.Application.Value;

    /// <summary>What the application lacks.</summary>
    public Missing Missing { get; } = Found.IsErased ? new Missing([], []) : CompletenessCheck.Of(Found.Item.Definition.Item, Found.Application.Value);

    /// <summary>Whether the caller may open files and see everything.</summary>
    public bool MaySeeInFull => RolePermissions.Allows(Caller, Permission.SeeInFull);

    /// <summary>Who may be given the task.</summary>
    public IEnumerable<Person> Colleagues => Found.File.Tasks.FirstOrDefault(task => task.Id == Task?.Id) is { } open
        ? Found.Separation.Eligible(open).Where(person => person.UserName != Caller.UserName)
        : [];

    /// <summary>Whether the caller may do something now.</summary>
    public bool May(CaseVerb verb) => Offers.TryGetValue(verb, out var refusal) && refusal is null;
}
