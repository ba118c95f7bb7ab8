using System.ComponentModel;

namespace MedInsFlows.Cases.Applications;

/// <summary>Somebody else whom the case concerns: the subject (参保人), a guardian, an agent (代办人), an heir, a payee …</summary>
/// <param name="Role">What the party is in the case: the id of a <see cref="PartyRole"/>.</param>
/// <param name="Name">The name of the person or the unit.</param>
/// <param name="IdType">The document that proves it.</param>
/// <param name="IdNumber">Its number.</param>
/// <param name="Phone">A number to call.</param>
/// <param name="Relation">The relation to the subject.</param>
/// <param name="Proof">The files that prove it: 授权委托书, 户口簿 …; null where there are none.</param>
public sealed record Party(
    [property: Description("相关人的身份：subject 参保人、guardian 监护人、heirRepresentative 继承人代表、agent 代办人、unit 单位、provider 定点医药机构、payee 收款人")] string Role,
    string Name,
    IdType IdType,
    string IdNumber,
    string? Phone = null,
    [property: Description("与参保人的关系")] string? Relation = null,
    [property: Description("证明文件的 fileId，如授权委托书、户口簿")] IReadOnlyList<string>? Proof = null)
{
    /// <summary>Nothing that identifies anybody.</summary>
    public override string ToString() => nameof(Party);
}
