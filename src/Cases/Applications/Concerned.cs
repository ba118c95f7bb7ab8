namespace MedInsFlows.Cases.Applications;

/// <summary>Somebody whom a case concerns, the applicant or a party.</summary>
/// <param name="Role">applicant, or the role of the party.</param>
/// <param name="Name">The name of the person or the unit.</param>
/// <param name="IdType">The document that proves it.</param>
/// <param name="IdNumber">Its number.</param>
/// <param name="Phone">A number to call.</param>
/// <param name="Email">An address to write to.</param>
public sealed record Concerned(string Role, string Name, IdType IdType, string IdNumber, string? Phone, string? Email)
{
    /// <summary>The role of the applicant.</summary>
    public const string Applicant = "applicant";

    /// <summary>Whether two are one, by their documents.</summary>
    /// <param name="other">The other.</param>
    public bool IsSame(Concerned other) => IdentityDocument.IsSame(IdType, IdNumber, other.IdType, other.IdNumber);

    /// <summary>Nothing that identifies anybody.</summary>
    public override string ToString() => $"{nameof(Concerned)} ({Role})";
}
