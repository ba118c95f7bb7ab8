namespace MedInsFlows.Cases.Applications;

/// <summary>Who is who in an application: the one place that says whom it is about and whose the money is. Entitlement follows the subject, money the payee.</summary>
public static class WhoIsWho
{
    /// <summary>参保人: the party that is named so, else the applicant.</summary>
    /// <param name="application">The application.</param>
    public static Concerned Subject(this Application application) => application.Of(PartyRole.Subject) is [var subject, ..] ? subject : application.Applying();

    /// <summary>收款人: the party that is named so, else the heirs' representative, into whose account the heirs have it paid, else the subject.</summary>
    /// <param name="application">The application.</param>
    public static Concerned Payee(this Application application) =>
        application.Of(PartyRole.Payee) is [var payee, ..] ? payee
        : application.Of(PartyRole.HeirRepresentative) is [var representative, ..] ? representative
        : application.Subject();

    /// <summary>The applicant.</summary>
    /// <param name="application">The application.</param>
    public static Concerned Applying(this Application application)
    {
        var applicant = application.Applicant;
        return new Concerned(Concerned.Applicant, applicant.Name, applicant.IdType, applicant.IdNumber, applicant.Phone, applicant.Email);
    }

    /// <summary>The parties of a role. One who is the applicant as well is reached as the applicant is, unless the party has a phone of its own.</summary>
    /// <param name="application">The application.</param>
    /// <param name="role">The role.</param>
    public static IReadOnlyList<Concerned> Of(this Application application, PartyRole role) => [.. application.Parties.Where(role.Is).Select(party => Read(application, party))];

    /// <summary>All whom it concerns: the applicant, then the parties in their order.</summary>
    /// <param name="application">The application.</param>
    public static IReadOnlyList<Concerned> Everyone(this Application application) =>
        [application.Applying(), .. application.Parties.Select(party => Read(application, party))];

    /// <summary>What the parties are, each role once.</summary>
    /// <param name="application">The application.</param>
    public static IReadOnlyList<string> PartyRoles(this Application application) => [.. application.Parties.Select(party => party.Role).Distinct()];

    private static Concerned Read(Application application, Party party)
    {
        var (read, applying) = (new Concerned(party.Role, party.Name, party.IdType, party.IdNumber, party.Phone, null), application.Applying());
        return read.IsSame(applying) ? read with { Phone = party.Phone ?? applying.Phone, Email = applying.Email } : read;
    }
}
