using System.Collections.Immutable;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Demo.People;
using NodaTime;

namespace MedInsFlows.Host.Demo.Plans;

/// <summary>The cases that somebody who looks around is to find. Not safe for concurrent use.</summary>
internal sealed class Stories(HistoryPlan plan)
{
    private const string Heilongjiang = "heilongjiang";
    private const string Henan = "henan";
    private const int StaffOfUnit = 37;

    /// <summary>All of them whose items are there.</summary>
    public IReadOnlyList<CaseOutline> Tell() =>
    [
        .. SameInvoiceTwice(),
        .. Designations(),
        .. StuckTransfer(),
        .. Newborn(),
        .. Heir(),
        .. UnitWithStaff(),
        .. DaughterForHerFather(),
        .. FailedPayment(),
        .. ReturnedPayment(),
    ];

    /// <summary>The same invoice, weeks apart; the second case waits for its review.</summary>
    private IEnumerable<CaseOutline> SameInvoiceTwice()
    {
        var region = plan.Region(Henan);
        var census = plan.Census(region);
        var dossier = plan.Dossier(region, census.Person(52, 60), census.Company(), plan.Until, 1_386.42m);
        return
        [
            .. Told(dossier, "outpatient-reimbursement", 62),
            .. Told(dossier, "outpatient-reimbursement", 4).Select(outline => outline with { Lulls = [new Lull(Role.Reviewer.Id, null)] }),
        ];
    }

    /// <summary>
    /// A pharmacy and a hospital that did not pass: three months are to go by before they are assessed again, and the clock stands, at the hospital for 24 days;
    /// and a pharmacy that has applied a week ago, whose limit of 30 working days, from the end of November on, ends in the next year.
    /// </summary>
    private IEnumerable<CaseOutline> Designations() =>
    [
        .. Applying("pharmacy-designation", census => census.Pharmacy(), 84, days: 61, isRefused: true),
        .. Applying("hospital-designation", census => census.Hospital(), 49, days: 24, isRefused: true),
        .. Applying("pharmacy-designation", census => census.Pharmacy(), 7, days: null, isRefused: false),
    ];

    private IEnumerable<CaseOutline> Applying(string item, Func<Census, DemoUnit> unit, int daysAgo, int? days, bool isRefused)
    {
        var region = plan.Region(Heilongjiang);
        var census = plan.Census(region);
        var dossier = plan.Dossier(region, census.Person(30, 50), unit(census), plan.Until, 0) with { Kind = ApplicantKind.Provider };
        var until = days is { } ago ? At(region, plan.DiaryOf(region.Id).PlusWorkingDays(plan.Until.PlusDays(1 - ago), -1), 31) : (Instant?)null;
        return Told(dossier, item, daysAgo).Select(outline => outline with { Lulls = [new Lull(Role.Inspector.Id, until, isRefused)], Sender = $"{Heilongjiang}-provider" });
    }

    /// <summary>关系转移接续: the other agency has not answered for weeks.</summary>
    private IEnumerable<CaseOutline> StuckTransfer()
    {
        var region = plan.Region(Heilongjiang);
        var census = plan.Census(region);
        var dossier = plan.Dossier(region, census.Person(34, 46), census.Company(), plan.Until, 6_274.18m) with { Choices = Chosen("side", "in") };
        return Told(dossier, "relation-transfer", 66).Select(outline => outline with { Lulls = [new Lull(Role.Reviewer.Id, null)] });
    }

    /// <summary>A child of a few days, with a name that many programs cannot write.</summary>
    private IEnumerable<CaseOutline> Newborn()
    {
        var region = plan.Region(Heilongjiang);
        var census = plan.Census(region);
        var mother = census.Person(26, 33, Sex.Female, "刘㛃");
        var child = census.Newborn(mother, "王䶮", 47);
        return Told(plan.Dossier(region, child, census.Company(), plan.Until, 0), "resident-enrollment", 31).Select(outline => outline with
        {
            Parties = [new Party(PartyRole.Guardian.Id, mother.Name, mother.IdType, mother.IdNumber, mother.Phone, "母亲")],
        });
    }

    /// <summary>The account of somebody who has died is paid to a son.</summary>
    private IEnumerable<CaseOutline> Heir()
    {
        var region = plan.Region(Heilongjiang);
        var census = plan.Census(region);
        var (dead, heir) = (census.Person(79, 84, Sex.Male), census.Person(48, 55, Sex.Male));
        var dossier = plan.Dossier(region, dead, census.Company(), plan.Until, 18_452.07m) with { Heir = heir, Choices = Chosen("reason", "death") };
        return Told(dossier, "personal-account-withdrawal", 40).Select(outline => outline with
        {
            Parties =
            [
                new Party(PartyRole.Subject.Id, dead.Name, dead.IdType, dead.IdNumber),
                new Party(PartyRole.HeirRepresentative.Id, heir.Name, heir.IdType, heir.IdNumber, heir.Phone, "父子"),
            ],
        });
    }

    /// <summary>A unit that enrols with a list of its 37 staff.</summary>
    private IEnumerable<CaseOutline> UnitWithStaff()
    {
        var region = plan.Region(Heilongjiang);
        var census = plan.Census(region);
        var dossier = plan.Dossier(region, census.Person(30, 50), census.Company(), plan.Until, 0) with
        {
            Kind = ApplicantKind.Unit,
            Lines = [.. Enumerable.Range(1, StaffOfUnit).Select(number => (number, Person: census.Person(20, 57))).Select(row => $"{row.number}. {row.Person.Name} {row.Person.IdNumber}")],
            Choices = Chosen("registrationType", "new"),
        };
        return Told(dossier, "unit-enrollment", 22);
    }

    /// <summary>A daughter applies for her father, who lives with her elsewhere now.</summary>
    private IEnumerable<CaseOutline> DaughterForHerFather()
    {
        var region = plan.Region(Heilongjiang);
        var census = plan.Census(region);
        var (father, daughter) = (census.Person(70, 76, Sex.Male), census.Person(41, 47, Sex.Female));
        var dossier = plan.Dossier(region, father, census.Company(), plan.Until, 0) with { Agent = daughter };
        return Told(dossier, "out-of-area-retiree", 17).Select(outline => outline with
        {
            Parties = [new Party(PartyRole.Agent.Id, daughter.Name, daughter.IdType, daughter.IdNumber, daughter.Phone, "父女")],
        });
    }

    /// <summary>The bank did not take the payment; finance is to look into the account.</summary>
    private IEnumerable<CaseOutline> FailedPayment()
    {
        var region = plan.Region(Henan);
        var census = plan.Census(region);
        var dossier = plan.Dossier(region, census.Person(58, 66), census.Company(), plan.Until, 23_718.56m);
        var failed = At(region, plan.DiaryOf(Henan).PlusWorkingDays(plan.Until, -2), 47);
        return Told(dossier, "inpatient-reimbursement", 26).Select(outline => outline with { Lulls = [new Lull(Role.Cashier.Id, failed, IsRefusedThen: true), new Lull(Role.Finance.Id, null)] });
    }

    /// <summary>The money was paid and came back weeks later: the account had been closed. Nobody has corrected it yet.</summary>
    private IEnumerable<CaseOutline> ReturnedPayment()
    {
        var region = plan.Region(Henan);
        var census = plan.Census(region);
        var dossier = plan.Dossier(region, census.Person(35, 62), census.Company(), plan.Until, 642.85m);
        var returned = At(region, plan.DiaryOf(Henan).PlusWorkingDays(plan.Until, -1), 95);
        return Told(dossier, "outpatient-reimbursement", 75).Select(outline => outline with { ReturnedAt = returned });
    }

    private IEnumerable<CaseOutline> Told(Dossier dossier, string item, int daysAgo)
    {
        if (plan.Find(dossier.Region.Id, item) is not { } published)
        {
            yield break;
        }

        var day = plan.DiaryOf(dossier.Region.Id).PlusWorkingDays(plan.Until.PlusDays(-daysAgo), 1);
        var channel = published.Definition.Item.Channels.Any(offered => offered.Id == Channel.Online) ? Channel.Online : Channel.Onsite;
        yield return new CaseOutline
        {
            Item = published,
            Dossier = dossier with { Day = day },
            SentAt = At(dossier.Region, day, 20 + dossier.Seed % 340),
            Sender = $"{dossier.Region.Id}-{(channel == Channel.Onsite ? Role.Acceptor.Id : dossier.IsUnits ? Role.UnitClerk.Id : Role.Applicant.Id)}",
            Channel = channel,
        };
    }

    private Instant At(Region region, LocalDate day, int minutes) => plan.DiaryOf(region.Id).After(ShanghaiTime.StartOf(day), Duration.FromMinutes(minutes));

    private static ImmutableDictionary<string, string> Chosen(string field, string option) => ImmutableDictionary<string, string>.Empty.Add(field, option);
}
