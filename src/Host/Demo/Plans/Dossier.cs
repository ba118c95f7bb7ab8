using System.Collections.Immutable;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Host.Demo.People;
using NodaTime;

namespace MedInsFlows.Host.Demo.Plans;

/// <summary>What there is to say of a case: who it is about, what happened and what it costs. Whatever an item asks is answered from it. Immutable.</summary>
internal sealed record Dossier
{
    /// <summary>Seeds what is left to chance.</summary>
    public required int Seed { get; init; }

    /// <summary>The region.</summary>
    public required Region Region { get; init; }

    /// <summary>参保人.</summary>
    public required DemoPerson Person { get; init; }

    /// <summary>The employer, or the hospital or pharmacy itself.</summary>
    public required DemoUnit Unit { get; init; }

    /// <summary>Who applies: the person, or the unit.</summary>
    public ApplicantKind Kind { get; init; } = ApplicantKind.Person;

    /// <summary>Whether the unit applies.</summary>
    public bool IsUnits => Kind != ApplicantKind.Person;

    /// <summary>继承人代表; null where nobody has died.</summary>
    public DemoPerson? Heir { get; init; }

    /// <summary>代办人; null where they come themselves.</summary>
    public DemoPerson? Agent { get; init; }

    /// <summary>The day of the application.</summary>
    public required LocalDate Day { get; init; }

    /// <summary>The illness.</summary>
    public required string Disease { get; init; }

    /// <summary>Where they live or are treated outside the region.</summary>
    public required string Elsewhere { get; init; }

    /// <summary>What it costs in all, in yuan.</summary>
    public required decimal Total { get; init; }

    /// <summary>The number of the invoice.</summary>
    public required string Invoice { get; init; }

    /// <summary>The options chosen, by the id of the field, where not any will do.</summary>
    public ImmutableDictionary<string, string> Choices { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Further lines on the forms, for instance a list of staff.</summary>
    public ImmutableArray<string> Lines { get; init; } = [];

    /// <summary>The account into which it is paid.</summary>
    public (string Holder, DemoAccount Account) Payee =>
        Heir is { } heir ? (heir.Name, heir.Account) : IsUnits ? (Unit.Name, Unit.Account) : (Person.Name, Person.Account);
}
