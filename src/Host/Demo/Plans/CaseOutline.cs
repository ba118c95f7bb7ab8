using System.Collections.Immutable;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Items;
using NodaTime;

namespace MedInsFlows.Host.Demo.Plans;

/// <summary>A case that is to be played. How it really goes, its flow decides. Immutable.</summary>
internal sealed record CaseOutline
{
    /// <summary>The item.</summary>
    public required PublishedItem Item { get; init; }

    /// <summary>What there is to say of it.</summary>
    public required Dossier Dossier { get; init; }

    /// <summary>When the application is sent.</summary>
    public required Instant SentAt { get; init; }

    /// <summary>Who sends it: an account of the demo.</summary>
    public required string Sender { get; init; }

    /// <summary>By which way.</summary>
    public required Channel Channel { get; init; }

    /// <summary>How it is to end.</summary>
    public CaseEnding Ending { get; init; } = CaseEnding.Granted;

    /// <summary>Whether something is left out at first.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>After so many decisions nobody has come to it yet; null where all go on.</summary>
    public int? LeftAfter { get; init; }

    /// <summary>When the bank gives back what was paid; null where the money arrives.</summary>
    public Instant? ReturnedAt { get; init; }

    /// <summary>Where somebody keeps it waiting.</summary>
    public ImmutableArray<Lull> Lulls { get; init; } = [];

    /// <summary>Who else takes part.</summary>
    public ImmutableArray<Party> Parties { get; init; } = [];

    /// <summary>The facts of the item.</summary>
    public Item Facts => Item.Definition.Item;

    /// <summary>Who applies.</summary>
    public Applicant Applicant
    {
        get
        {
            var (dossier, unit) = (Dossier, Dossier.Unit);
            var person = dossier.Heir ?? dossier.Person;
            return dossier.IsUnits
                ? new Applicant(dossier.Kind, unit.Name, IdType.CreditCode, unit.CreditCode, unit.Clerk.Phone, unit.Clerk.Email)
                : new Applicant(ApplicantKind.Person, person.Name, person.IdType, person.IdNumber, person.Phone, person.Email);
        }
    }
}

/// <summary>How a case is to end.</summary>
internal enum CaseEnding
{
    /// <summary>All is in order: it is completed, unless the time until today does not suffice.</summary>
    Granted,

    /// <summary>不予受理.</summary>
    Refused,

    /// <summary>审核不通过.</summary>
    Rejected,

    /// <summary>撤回.</summary>
    Withdrawn,
}

/// <summary>Somebody of a role takes the first task of it and lets it lie.</summary>
/// <param name="Role">The role.</param>
/// <param name="Until">Until when; null for longer than the history.</param>
/// <param name="IsRefusedThen">Whether it is then decided to the contrary.</param>
internal sealed record Lull(string Role, Instant? Until, bool IsRefusedThen = false);
