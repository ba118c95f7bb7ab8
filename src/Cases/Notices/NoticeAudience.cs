using MedInsFlows.Cases.Applications;

namespace MedInsFlows.Cases.Notices;

/// <summary>To whom something is told (发送对象): a closed list. Immutable; compared by identity.</summary>
public sealed class NoticeAudience
{
    /// <summary>申请人.</summary>
    public static NoticeAudience Applicant { get; } = new(Concerned.Applicant, "申请人", application => [application.Applying()]);

    /// <summary>申请人, and the 代办人 where there is one.</summary>
    public static NoticeAudience ApplicantAndAgent { get; } =
        new("applicantAndAgent", "申请人和代办人", application => [application.Applying(), .. application.Of(PartyRole.Agent)]);

    /// <summary>参保人.</summary>
    public static NoticeAudience Subject { get; } = new("subject", "参保人", application => [application.Subject()]);

    /// <summary>代办人.</summary>
    public static NoticeAudience Agent { get; } = new("agent", "代办人", application => application.Of(PartyRole.Agent));

    /// <summary>监护人.</summary>
    public static NoticeAudience Guardian { get; } = new("guardian", "监护人", application => application.Of(PartyRole.Guardian));

    /// <summary>单位: the parties that are one, else the applicant where it is one.</summary>
    public static NoticeAudience Unit { get; } = new("unit", "单位", application => application.Of(PartyRole.Unit) switch
    {
        [] when application.Applicant.Kind == ApplicantKind.Unit => [application.Applying()],
        var units => units,
    });

    /// <summary>收款人.</summary>
    public static NoticeAudience Payee { get; } = new("payee", "收款人", application => [application.Payee()]);

    /// <summary>全部相关人: the applicant and all parties.</summary>
    public static NoticeAudience AllParties { get; } = new("allParties", "全部相关人", application => application.Everyone());

    /// <summary>经办人员 who handle the case.</summary>
    public static NoticeAudience Handler { get; } = new("handler", "经办人员", people: null);

    /// <summary>监督人员 of the agency.</summary>
    public static NoticeAudience Supervisor { get; } = new("supervisor", "监督人员", people: null);

    /// <summary>经办机构负责人.</summary>
    public static NoticeAudience Director { get; } = new("director", "负责人", people: null);

    private readonly Func<Application, IReadOnlyList<Concerned>>? people;

    private NoticeAudience(string id, string name, Func<Application, IReadOnlyList<Concerned>>? people) => (Id, Name, this.people) = (id, name, people);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<NoticeAudience> All { get; } = [Applicant, ApplicantAndAgent, Subject, Agent, Guardian, Unit, Payee, AllParties, Handler, Supervisor, Director];

    /// <summary>Its id, in definitions and journals.</summary>
    public string Id { get; }

    /// <summary>Its Chinese name.</summary>
    public string Name { get; }

    /// <summary>Whether it is of the agency; what it is told is not for those whom the case concerns.</summary>
    public bool IsOfAgency => people is null;

    /// <summary>The audience of an id; null if there is none.</summary>
    /// <param name="id">The id.</param>
    public static NoticeAudience? Find(string id) => All.FirstOrDefault(audience => audience.Id == id);

    /// <summary>Who of those whom a case concerns is meant; nobody where there is no such party, or where it is of the agency.</summary>
    /// <param name="application">What was sent.</param>
    public IReadOnlyList<Concerned> In(Application application) => people?.Invoke(application) ?? [];

    /// <inheritdoc />
    public override string ToString() => Id;
}
