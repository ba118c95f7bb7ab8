namespace MedInsFlows.Cases.Protection;

/// <summary>What a person can be searched by.</summary>
public enum SearchTerm
{
    /// <summary>证件号码.</summary>
    IdNumber,

    /// <summary>姓名.</summary>
    Name,

    /// <summary>联系电话.</summary>
    Phone,
}
