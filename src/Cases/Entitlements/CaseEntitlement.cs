using NodaTime;

namespace MedInsFlows.Cases.Entitlements;

/// <summary>What a case has written that outlives it: the validity of a filing, a recognised disease, an agreement. Immutable; nothing personal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What kind it is.</param>
/// <param name="Title">Its name.</param>
/// <param name="Change">What the case does to it.</param>
/// <param name="From">The first day on which it holds.</param>
/// <param name="To">The last day; null where it has none.</param>
public sealed record CaseEntitlement(Guid Id, string Kind, string Title, string Change, LocalDate From, LocalDate? To);
