using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Completeness;

/// <summary>完整性检查: finds all that is missing at once, because the applicant may be asked only once.</summary>
public static class CompletenessCheck
{
    /// <summary>
    /// What an application lacks by the facts of its item, and of those who act in somebody's place. What does not apply to the applicant (another case,
    /// an unmet condition) is ignored, sent or not.
    /// </summary>
    /// <param name="item">The facts of the item.</param>
    /// <param name="application">The application.</param>
    /// <param name="parties">Whether parties are judged; cases from before they were are played again without.</param>
    public static Missing Of(Item item, Application application, bool parties = true)
    {
        var scope = FieldScope.Of(item, application);
        return new Missing(
            [.. MaterialCheck.Missing(item, application, scope), .. parties ? PartyDues.MissingPapers(application).Select(Entry) : []],
            [.. item.RequiredFields.SelectMany(field => Missing(field, scope)), .. parties ? PartyDues.MissingDetails(application).Select(Entry) : []]);
    }

    private static MissingEntry Entry(PartyDue due) => new(due.Id, due.Name, due.Reason);

    private static IEnumerable<MissingEntry> Missing(RequiredField field, FieldScope scope) =>
        scope.Applies(field) && scope.Judge(field, "/fields", place: "").ToList() is { Count: > 0 } faults
            ? [new MissingEntry(field.Id, field.Name, string.Concat(faults.Select(fault => fault.Detail)))]
            : [];
}
