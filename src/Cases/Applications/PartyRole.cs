namespace MedInsFlows.Cases.Applications;

/// <summary>What a party is in a case (相关人的身份): a closed list, design.md section 6. The applicant is no role of it. Immutable; compared by identity.</summary>
public sealed class PartyRole
{
    /// <summary>参保人, whom the case is about, where it is not the applicant.</summary>
    public static PartyRole Subject { get; } = new("subject", "参保人", isSingle: true);

    /// <summary>监护人: a minor may have two.</summary>
    public static PartyRole Guardian { get; } = new("guardian", "监护人", isSingle: false);

    /// <summary>继承人代表: one for all heirs, as the forms of 个人账户一次性支取 print it.</summary>
    public static PartyRole HeirRepresentative { get; } = new("heirRepresentative", "继承人代表", isSingle: true);

    /// <summary>代办人; the forms have room for one (被委托人).</summary>
    public static PartyRole Agent { get; } = new("agent", "代办人", isSingle: true);

    /// <summary>单位.</summary>
    public static PartyRole Unit { get; } = new("unit", "单位", isSingle: false);

    /// <summary>定点医药机构.</summary>
    public static PartyRole Provider { get; } = new("provider", "定点医药机构", isSingle: false);

    /// <summary>收款人.</summary>
    public static PartyRole Payee { get; } = new("payee", "收款人", isSingle: true);

    private PartyRole(string id, string name, bool isSingle) => (Id, Name, IsSingle) = (id, name, isSingle);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<PartyRole> All { get; } = [Subject, Guardian, HeirRepresentative, Agent, Unit, Provider, Payee];

    /// <summary>Its id on the wire.</summary>
    public string Id { get; }

    /// <summary>Its Chinese name.</summary>
    public string Name { get; }

    /// <summary>Whether a case has at most one.</summary>
    public bool IsSingle { get; }

    /// <summary>Whether it is no person, so that its name and number (统一社会信用代码) are public.</summary>
    public bool IsOrganisation => this == Unit || this == Provider;

    /// <summary>The role of an id; null if there is none.</summary>
    /// <param name="id">The id.</param>
    public static PartyRole? Find(string id) => All.FirstOrDefault(role => role.Id == id);

    /// <summary>Whether a party has it.</summary>
    /// <param name="party">The party.</param>
    public bool Is(Party party) => party.Role == Id;

    /// <inheritdoc />
    public override string ToString() => Id;
}
