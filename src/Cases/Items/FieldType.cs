namespace MedInsFlows.Cases.Items;

/// <summary>
/// The type of a required field: which JSON value it takes and in what form. All are JSON strings except amount and integer (numbers),
/// boolean, multiChoice (array of option ids), group (object by part id) and list (array of such objects, one a row).
/// </summary>
public enum FieldType
{
    /// <summary>One line of at most 500 characters.</summary>
    Text,

    /// <summary>Several lines of at most 5000 characters.</summary>
    LongText,

    /// <summary>The name of a person or a unit.</summary>
    Name,

    /// <summary>证件类型, a word of <see cref="Applications.IdType"/>.</summary>
    IdType,

    /// <summary>证件号码, judged by the type of document asked for just before it, if one is.</summary>
    IdNumber,

    /// <summary>统一社会信用代码, GB 32100-2015.</summary>
    CreditCode,

    /// <summary>A mobile or landline number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Email,

    /// <summary>A bank account of 8 to 30 digits.</summary>
    BankAccount,

    /// <summary>A date, yyyy-MM-dd.</summary>
    Date,

    /// <summary>A month, yyyy-MM.</summary>
    Month,

    /// <summary>Yuan, not negative, at most two decimals.</summary>
    Amount,

    /// <summary>A whole number.</summary>
    Integer,

    /// <summary>Yes or no.</summary>
    Boolean,

    /// <summary>One option id.</summary>
    Choice,

    /// <summary>Several option ids.</summary>
    MultiChoice,

    /// <summary>A postal address.</summary>
    Address,

    /// <summary>行政区划: its name or its code.</summary>
    Region,

    /// <summary>Parts that belong together.</summary>
    Group,

    /// <summary>Rows of the same parts (花名册).</summary>
    List,
}
