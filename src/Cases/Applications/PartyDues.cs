using System.Text.Json;

namespace MedInsFlows.Cases.Applications;

/// <summary>
/// What is due of those who act in somebody's place, besides who they are: 委托办理业务的，应提供委托人及代理人身份证件原件及委托人授权委托书
/// (河南省清单说明3, 商洛市参保登记备注①; 民法典第一百六十五条), and of the heirs' representative what the forms of 个人账户一次性支取 print. Its ids
/// hold dots, which no id of an item may, so they are stable and never those of an item; a correction may send what is due under them, or the party anew.
/// </summary>
internal static class PartyDues
{
    /// <summary>What is to be handed in: as a material of this id, or as proof of the party.</summary>
    public static IReadOnlyList<PartyDue> Papers { get; } =
    [
        new(PartyRole.Agent, "party.agent.authorization", "授权委托书", "由代办人办理的，请提交委托人签名的“授权委托书”。"),
        new(PartyRole.HeirRepresentative, "party.heirRepresentative.proof", "继承人代表的证明材料", "由继承人代表办理的，请提交与参保人的关系证明（户口簿、公证书等）或个人承诺书。"),
    ];

    /// <summary>What is to be filled in.</summary>
    public static IReadOnlyList<PartyDue> Details { get; } =
    [
        new(PartyRole.Agent, "party.agent.phone", "代办人联系电话", "请填写“代办人联系电话”。"),
        new(PartyRole.HeirRepresentative, "party.heirRepresentative.relation", "继承人代表与参保人关系", "请填写“继承人代表与参保人关系”。"),
    ];

    /// <summary>The paper of an id; null if it is none.</summary>
    public static PartyDue? Paper(string id) => Papers.FirstOrDefault(due => due.Id == id);

    /// <summary>The detail of an id; null if it is none.</summary>
    public static PartyDue? Detail(string id) => Details.FirstOrDefault(due => due.Id == id);

    /// <summary>What an application does not have of the papers.</summary>
    public static IEnumerable<PartyDue> MissingPapers(Application application) => Papers.Where(due =>
        application.Parties.Any(party => due.Role.Is(party) && party.Proof is null or [])
        && !application.Materials.Any(material => material.Id == due.Id && material.Files is not []));

    /// <summary>What an application does not have of the details.</summary>
    public static IEnumerable<PartyDue> MissingDetails(Application application) => Details.Where(due =>
        application.Parties.Any(party => due.Role.Is(party) && string.IsNullOrWhiteSpace(due.Role == PartyRole.Agent ? party.Phone : party.Relation)));

    /// <summary>The parties with the details that were sent under their ids.</summary>
    public static IReadOnlyList<Party> Fill(IReadOnlyList<Party> parties, IReadOnlyDictionary<string, JsonElement> fields) =>
        Details.Any(due => fields.ContainsKey(due.Id)) ? [.. parties.Select(party => Fill(party, fields))] : parties;

    /// <summary>What makes a request invalid of the details that it sends under their ids.</summary>
    public static IEnumerable<Fault> Check(string pointer, IReadOnlyDictionary<string, JsonElement> fields) => Details
        .Where(due => fields.ContainsKey(due.Id))
        .SelectMany(due => fields[due.Id].ValueKind == JsonValueKind.String
            ? TextRules.Check(JsonPointer.Join(pointer, due.Id), due.Name, fields[due.Id].GetString(), form: due.Role == PartyRole.Agent ? FieldFormat.Phone : null)
            : [new Fault(JsonPointer.Join(pointer, due.Id), FaultCode.WrongType, $"“{due.Name}”的类型不对，应为文字（加引号）。")]);

    private static Party Fill(Party party, IReadOnlyDictionary<string, JsonElement> fields) =>
        Details.FirstOrDefault(due => due.Role.Is(party) && fields.ContainsKey(due.Id)) is not { } found ? party
        : found.Role == PartyRole.Agent ? party with { Phone = fields[found.Id].GetString() }
        : party with { Relation = fields[found.Id].GetString() };
}

/// <summary>Something that is due of a party.</summary>
/// <param name="Role">Of which party.</param>
/// <param name="Id">Its stable id.</param>
/// <param name="Name">Its name.</param>
/// <param name="Reason">What is to be done, in Chinese for the applicant.</param>
internal sealed record PartyDue(PartyRole Role, string Id, string Name, string Reason);
