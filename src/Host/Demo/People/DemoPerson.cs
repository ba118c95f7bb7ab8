using MedInsFlows.Cases.Applications;
using NodaTime;

namespace MedInsFlows.Host.Demo.People;

/// <summary>Somebody who does not exist. The place in the identity number was never given to any county, and the phone is of a range that nobody has. Immutable.</summary>
internal sealed record DemoPerson
{
    /// <summary>The name, marked as one of the demo.</summary>
    public required string Name { get; init; }

    /// <summary>The document that proves it.</summary>
    public required IdType IdType { get; init; }

    /// <summary>Its number.</summary>
    public required string IdNumber { get; init; }

    /// <summary>The day of birth.</summary>
    public required LocalDate BirthDate { get; init; }

    /// <summary>The mobile phone.</summary>
    public required string Phone { get; init; }

    /// <summary>The mail address; most have none.</summary>
    public string? Email { get; init; }

    /// <summary>Where they live.</summary>
    public required string Address { get; init; }

    /// <summary>The account into which they are paid.</summary>
    public required DemoAccount Account { get; init; }

    /// <summary>The age in whole years.</summary>
    public int AgeOn(LocalDate date) => Period.Between(BirthDate, date).Years;
}

/// <summary>An account at a bank that does not exist.</summary>
/// <param name="Bank">The bank and its branch.</param>
/// <param name="Number">The number.</param>
internal sealed record DemoAccount(string Bank, string Number);
