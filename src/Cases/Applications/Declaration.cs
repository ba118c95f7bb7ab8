namespace MedInsFlows.Cases.Applications;

/// <summary>What an applicant declares about the case, on which depends what is demanded.</summary>
/// <param name="ApplicantCase">The kind of applicant.</param>
/// <param name="Circumstances">The circumstances.</param>
internal sealed record Declaration(string? ApplicantCase, IReadOnlyList<string> Circumstances)
{
    public static Declaration None { get; } = new(null, []);

    public bool IsOneOf(IReadOnlyList<string>? cases) => cases is null || (ApplicantCase is { } own && cases.Contains(own));
}
