namespace MedInsFlows.Cases.Applications;

/// <summary>
/// Whether the persons and units of an application can be who they are said to be. What is only missing of those who act for somebody else is
/// for <see cref="PartyDues"/>.
/// </summary>
internal static class PartyRules
{
    private const int MostParties = 50;

    private static readonly string Known = string.Join('、', PartyRole.All.Select(role => $"{role.Id}（{role.Name}）"));

    public static IEnumerable<Fault> Check(string pointer, Applicant applicant) =>
    [
        .. TextRules.Check($"{pointer}/name", "申请人姓名或名称", applicant.Name),
        .. applicant.Kind == ApplicantKind.Person == (applicant.IdType == IdType.CreditCode)
            ? [new Fault(
                $"{pointer}/idType",
                FaultCode.NotOffered,
                applicant.Kind == ApplicantKind.Person
                    ? "个人申请须填写个人证件，不能使用统一社会信用代码。"
                    : "单位和医药机构申请须填写统一社会信用代码。")]
            : Number(pointer, "申请人证件号码", applicant.IdType, applicant.IdNumber),
        .. TextRules.Check($"{pointer}/phone", "申请人联系电话", applicant.Phone, form: FieldFormat.Phone),
        .. TextRules.Check($"{pointer}/email", "申请人电子邮箱", applicant.Email, required: false, FieldFormat.Email),
    ];

    public static IEnumerable<Fault> Check(string pointer, IReadOnlyList<Party> parties) => parties.Count > MostParties
        ? [new Fault(pointer, FaultCode.TooLong, $"相关人太多，最多{MostParties}位；名册请填在名册一栏。")]
        : parties.Index().SelectMany(party => Check(JsonPointer.Join(pointer, party.Index), party.Item, parties.Take(party.Index)));

    private static IEnumerable<Fault> Check(string pointer, Party party, IEnumerable<Party> earlier) =>
    [
        .. Role($"{pointer}/role", party, earlier),
        .. TextRules.Check($"{pointer}/name", "相关人姓名或名称", party.Name),
        .. PartyRole.Find(party.Role) is { IsOrganisation: true } role && party.IdType != IdType.CreditCode
            ? [new Fault($"{pointer}/idType", FaultCode.NotOffered, $"{role.Name}须填写统一社会信用代码。")]
            : Number(pointer, "相关人证件号码", party.IdType, party.IdNumber),
        .. TextRules.Check($"{pointer}/phone", "相关人联系电话", party.Phone, required: false, FieldFormat.Phone),
        .. TextRules.Check($"{pointer}/relation", "相关人的关系", party.Relation, required: false),
        .. (party.Proof ?? []).Index().SelectMany(file => TextRules.Check($"{pointer}/proof/{file.Index}", "文件编号", file.Item)),
    ];

    private static IEnumerable<Fault> Role(string pointer, Party party, IEnumerable<Party> earlier)
    {
        if (string.IsNullOrWhiteSpace(party.Role) || PartyRole.Find(party.Role) is not { } role)
        {
            return string.IsNullOrWhiteSpace(party.Role)
                ? TextRules.Check(pointer, "相关人的身份", party.Role)
                : [new Fault(pointer, FaultCode.UnknownId, $"没有这种相关人，可用的有{Known}。")];
        }

        var others = earlier.Where(role.Is).ToList();
        return role.IsSingle && others.Count > 0 ? [new Fault(pointer, FaultCode.Duplicate, $"{role.Name}只能有一位，请只保留一位。")]
            : others.Exists(other => IdentityDocument.IsSame(other.IdType, other.IdNumber, party.IdType, party.IdNumber))
                ? [new Fault(pointer, FaultCode.Duplicate, $"同一位{role.Name}列了两次，请去掉重复的。")]
            : [];
    }

    private static IEnumerable<Fault> Number(string pointer, string what, IdType type, string number) =>
        TextRules.Check($"{pointer}/idNumber", what, number, form: text => IdentityDocument.Fault(type, text));
}
