using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Separation;

/// <summary>The identity numbers of all whom an application concerns: the applicant, every party, and whoever is named in its fields.</summary>
public static class ConcernedNumbers
{
    /// <summary>The numbers as sent.</summary>
    /// <param name="application">The application.</param>
    /// <param name="item">The item, which says in which fields there are numbers.</param>
    public static IEnumerable<string> Of(Application application, Item item) =>
    [
        application.Applicant.IdNumber,
        .. application.Parties.Select(party => party.IdNumber),
        .. item.RequiredFields.SelectMany(field => application.Fields.TryGetValue(field.Id, out var value) ? In(field, value) : []),
    ];

    private static IEnumerable<string> In(RequiredField field, JsonElement value) => (field.Type, value.ValueKind) switch
    {
        (FieldType.IdNumber, JsonValueKind.String) => [value.GetString()!],
        (FieldType.Group, JsonValueKind.Object) => (field.Parts ?? []).SelectMany(part => value.TryGetProperty(part.Id, out var inner) ? In(part, inner) : []),
        (FieldType.List, JsonValueKind.Array) => value.EnumerateArray().SelectMany(row => In(field with { Type = FieldType.Group }, row)),
        _ => [],
    };
}
