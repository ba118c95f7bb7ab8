using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Applications;

/// <summary>
/// What an application can be asked for once the applicant has said what kind of applicant he is, which circumstances there are and who takes part. What
/// hangs on the value of a field stays, because that is yet to be filled in: in the end the completeness check judges.
/// </summary>
public static class Applicability
{
    /// <summary>Whether a field can be asked of this applicant.</summary>
    /// <param name="field">The field.</param>
    /// <param name="applicantCase">The kind of applicant.</param>
    /// <param name="circumstances">The circumstances declared.</param>
    public static bool MayApply(RequiredField field, string? applicantCase, IReadOnlyCollection<string> circumstances) =>
        MayApply(field.Cases, field.Condition, applicantCase, circumstances);

    /// <summary>Whether a material can be asked of this applicant.</summary>
    /// <param name="material">The material.</param>
    /// <param name="applicantCase">The kind of applicant.</param>
    /// <param name="circumstances">The circumstances declared.</param>
    public static bool MayApply(Material material, string? applicantCase, IReadOnlyCollection<string> circumstances) =>
        MayApply(material.Cases, material.Condition, applicantCase, circumstances);

    /// <summary>What those who act for somebody else are to hand in beside the materials of the item, by the id under which it is sent.</summary>
    /// <param name="roles">What the parties are.</param>
    public static IReadOnlyList<Option> PapersOf(IReadOnlyCollection<string> roles) =>
        [.. PartyDues.Papers.Where(due => roles.Contains(due.Role.Id)).Select(due => new Option(due.Id, due.Name))];

    /// <summary>What is to be filled in of those who act for somebody else, as a field that a correction may send; null where the id is none of these.</summary>
    /// <param name="id">The id under which it is sent.</param>
    public static RequiredField? DetailOf(string id) => PartyDues.Detail(id) is { } due
        ? new RequiredField { Id = due.Id, Name = due.Name, Type = due.Role == PartyRole.Agent ? FieldType.Phone : FieldType.Text, Required = true }
        : null;

    private static bool MayApply(IReadOnlyList<string>? cases, Condition? condition, string? applicantCase, IReadOnlyCollection<string> circumstances) =>
        (cases is null || (applicantCase is not null && cases.Contains(applicantCase)))
        && (condition?.Circumstance is not { } circumstance || circumstances.Contains(circumstance));
}
