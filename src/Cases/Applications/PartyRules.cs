namespace MedInsFlows.Cases.Applications;

/// <summary>Whether the persons and units of an application can be who they are said to be.</summary>
internal static class PartyRules
{
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

    public static IEnumerable<Fault> Check(string pointer, Party party) =>
    [
        .. TextRules.Check($"{pointer}/role", "相关人的身份", party.Role),
        .. TextRules.Check($"{pointer}/name", "相关人姓名或名称", party.Name),
        .. Number(pointer, "相关人证件号码", party.IdType, party.IdNumber),
        .. TextRules.Check($"{pointer}/phone", "相关人联系电话", party.Phone, required: false, FieldFormat.Phone),
        .. TextRules.Check($"{pointer}/relation", "相关人的关系", party.Relation, required: false),
    ];

    private static IEnumerable<Fault> Number(string pointer, string what, IdType type, string number) =>
        TextRules.Check($"{pointer}/idNumber", what, number, form: text => IdentityDocument.Fault(type, text));
}
