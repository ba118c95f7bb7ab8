using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Completeness;

/// <summary>完整性检查: finds all that is missing at once, because the applicant may be asked only once.</summary>
public static class CompletenessCheck
{
    /// <summary>
    /// What an application lacks by the facts of its item. What does not apply to the applicant (another case, an unmet condition) is
    /// ignored, sent or not.
    /// </summary>
    public static Missing Of(Item item, Application application)
    {
        var scope = FieldScope.Of(item, application);
        return new Missing(
            MaterialCheck.Missing(item, application, scope),
            [.. item.RequiredFields.SelectMany(field => Missing(field, scope))]);
    }

    private static IEnumerable<MissingEntry> Missing(RequiredField field, FieldScope scope) =>
        scope.Applies(field) && scope.Judge(field, "/fields", place: "").ToList() is { Count: > 0 } faults
            ? [new MissingEntry(field.Id, field.Name, string.Concat(faults.Select(fault => fault.Detail)))]
            : [];
}
