using NodaTime;

namespace MedInsFlows.Host.Demo.People;

/// <summary>A company, hospital or pharmacy that does not exist; its credit code is right in form. Immutable.</summary>
/// <param name="Name">The name, marked as one of the demo.</param>
/// <param name="CreditCode">统一社会信用代码, with both check characters right.</param>
/// <param name="Address">Where it is.</param>
/// <param name="FoundedOn">When it was founded.</param>
/// <param name="Account">The account into which it is paid.</param>
/// <param name="Head">Who answers for it.</param>
/// <param name="Clerk">Who deals with the agency.</param>
internal sealed record DemoUnit(string Name, string CreditCode, string Address, LocalDate FoundedOn, DemoAccount Account, DemoPerson Head, DemoPerson Clerk);
