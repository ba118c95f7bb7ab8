namespace MedInsFlows.Cases.Applications;

/// <summary>What is wrong with a value; the <c>code</c> of an error in the REST contract.</summary>
public enum FaultCode
{
    /// <summary>Not there, or empty.</summary>
    Missing,

    /// <summary>There, but not in the form it must have.</summary>
    BadFormat,

    /// <summary>Another JSON type than the place takes.</summary>
    WrongType,

    /// <summary>Names something that the item does not know.</summary>
    UnknownId,

    /// <summary>Longer than anything that is stored there.</summary>
    TooLong,

    /// <summary>Given twice.</summary>
    Duplicate,

    /// <summary>Exists, but not for this item or this kind of applicant.</summary>
    NotOffered,
}
