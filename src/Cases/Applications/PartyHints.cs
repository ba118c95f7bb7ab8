using NodaTime;

namespace MedInsFlows.Cases.Applications;

/// <summary>
/// What whoever handles a case should look at in its parties. A hint refuses nothing: kinship and legal capacity are for people to judge. No names or numbers
/// are in it.
/// </summary>
public static class PartyHints
{
    /// <summary>成年 (民法典第十七条).</summary>
    private const int FullAge = 18;

    /// <summary>The hints, each a Chinese sentence; empty if there are none.</summary>
    /// <param name="application">The application.</param>
    /// <param name="on">The day on which it came.</param>
    public static IReadOnlyList<string> Of(Application application, LocalDate on)
    {
        var (subject, applying, guardians) = (application.Subject(), application.Applying(), application.Parties.Where(PartyRole.Guardian.Is).ToList());
        var hints = new List<string>();
        Add(IsMinor(subject, on) && guardians.Count == 0, "参保人未满18周岁，申请没有写明监护人，请核对由谁代为办理。");
        Add(guardians.Exists(guardian => string.IsNullOrWhiteSpace(guardian.Relation)), "监护人没有写明与参保人的关系，请核对。");
        Add(guardians.Exists(guardian => guardian.Proof is null or []), "监护人没有附关系证明（户口簿、出生医学证明等），请核对。");
        Add(
            application.Everyone().Any(person => person.Role is "guardian" or "agent" or "heirRepresentative" && IsMinor(person, on)),
            "监护人、代办人或继承人代表未满18周岁，请核对。");
        Add(
            application.Applicant.Kind == ApplicantKind.Person && !subject.IsSame(applying)
            && application.Parties.All(party => !PartyRole.Guardian.Is(party) && !PartyRole.Agent.Is(party) && !PartyRole.HeirRepresentative.Is(party)),
            "申请人不是参保人本人，申请没有写明代办人、监护人或继承人代表，请核对申请人凭什么办理。");
        Add(
            application.Parties.Any(PartyRole.Payee.Is) && !application.Payee().IsSame(subject),
            "收款人不是参保人本人，请核对收款账户的材料。");
        return hints;

        void Add(bool holds, string hint)
        {
            if (holds)
            {
                hints.Add(hint);
            }
        }
    }

    private static bool IsMinor(Concerned person, LocalDate on) =>
        IdentityDocument.Holder(person.IdType, person.IdNumber) is { BirthDate: var born } && born.PlusYears(FullAge) > on;
}
