namespace MedInsFlows.Cases.Casework;

/// <summary>
/// Names an immutable, encrypted revision: what an applicant sent, or what someone wrote with a decision. Journal and case file hold citations
/// only, so that nothing personal is in them and a lawful erasure leaves them whole.
/// </summary>
/// <param name="Id">The revision.</param>
/// <param name="Digest">Its keyed digest in lower-case hexadecimal, by which it can be proved later to be the one that was meant.</param>
public sealed record Citation(Guid Id, string Digest);
