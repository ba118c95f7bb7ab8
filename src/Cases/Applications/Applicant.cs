namespace MedInsFlows.Cases.Applications;

/// <summary>Who applies, as sent.</summary>
/// <param name="Kind">A person, a unit or a provider.</param>
/// <param name="Name">The name of the person or the unit.</param>
/// <param name="IdType">The document that proves it; a unit or a provider has a credit code.</param>
/// <param name="IdNumber">Its number.</param>
/// <param name="Phone">Where notices go.</param>
/// <param name="Email">Where notices go as well.</param>
public sealed record Applicant(ApplicantKind Kind, string Name, IdType IdType, string IdNumber, string Phone, string? Email = null)
{
    /// <summary>Nothing that identifies anybody.</summary>
    public override string ToString() => $"{nameof(Applicant)} ({Kind})";
}
