namespace MedInsFlows.Cases.Applications;

/// <summary>证件类型. What each number must look like, <see cref="IdentityDocument"/> knows.</summary>
public enum IdType
{
    /// <summary>居民身份证.</summary>
    ResidentIdentityCard,

    /// <summary>居民户口簿.</summary>
    HouseholdRegister,

    /// <summary>护照.</summary>
    Passport,

    /// <summary>港澳居民来往内地通行证.</summary>
    HongKongMacaoPermit,

    /// <summary>台湾居民来往大陆通行证.</summary>
    TaiwanPermit,

    /// <summary>港澳台居民居住证.</summary>
    HongKongMacaoTaiwanResidencePermit,

    /// <summary>外国人永久居留身份证.</summary>
    ForeignerPermanentResidence,

    /// <summary>出生医学证明.</summary>
    BirthCertificate,

    /// <summary>统一社会信用代码.</summary>
    CreditCode,

    /// <summary>Any other document.</summary>
    Other,
}

/// <summary>How people read a type of document.</summary>
public static class IdTypes
{
    /// <summary>The Chinese name.</summary>
    /// <param name="type">The type.</param>
    public static string Name(this IdType type) => type switch
    {
        IdType.ResidentIdentityCard => "居民身份证",
        IdType.HouseholdRegister => "居民户口簿",
        IdType.Passport => "护照",
        IdType.HongKongMacaoPermit => "港澳居民来往内地通行证",
        IdType.TaiwanPermit => "台湾居民来往大陆通行证",
        IdType.HongKongMacaoTaiwanResidencePermit => "港澳台居民居住证",
        IdType.ForeignerPermanentResidence => "外国人永久居留身份证",
        IdType.BirthCertificate => "出生医学证明",
        IdType.CreditCode => "统一社会信用代码",
        _ => "其他证件",
    };
}
