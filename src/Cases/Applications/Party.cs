namespace MedInsFlows.Cases.Applications;

/// <summary>Somebody else whom the case concerns: the subject (参保人), a guardian, an agent (代办人), an heir, a payee …</summary>
/// <param name="Role">What the party is in the case: subject, guardian, heirRepresentative, agent, unit, provider or payee.</param>
/// <param name="Name">The name of the person or the unit.</param>
/// <param name="IdType">The document that proves it.</param>
/// <param name="IdNumber">Its number.</param>
/// <param name="Phone">A number to call.</param>
/// <param name="Relation">The relation to the subject.</param>
/// <param name="Proof">The files that prove it: 授权委托书, 户口簿 …; null where there are none.</param>
public sealed record Party(
    string Role, string Name, IdType IdType, string IdNumber, string? Phone = null, string? Relation = null, IReadOnlyList<string>? Proof = null)
{
    /// <summary>Nothing that identifies anybody.</summary>
    public override string ToString() => nameof(Party);
}
