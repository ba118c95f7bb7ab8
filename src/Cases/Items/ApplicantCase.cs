namespace MedInsFlows.Cases.Items;

/// <summary>
/// A kind of applicant for whom the item prints materials or limits of its own (在职职工, 灵活就业人员 …); an application names one.
/// </summary>
/// <param name="Id">The id that materials and fields name.</param>
/// <param name="Name">The words of the document.</param>
public sealed record ApplicantCase(string Id, string Name);
