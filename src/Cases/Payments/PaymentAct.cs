using System.Text.Json.Serialization;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Separation;
using NodaTime;

namespace MedInsFlows.Cases.Payments;

/// <summary>Something that somebody has done to a payment order after the flow made it. Immutable; nothing personal, for what was said is cited.</summary>
/// <param name="Kind">What.</param>
/// <param name="Actor">The user name.</param>
/// <param name="At">When, in business time.</param>
public sealed record PaymentAct(PaymentActKind Kind, string Actor, Instant At)
{
    /// <summary>The day on which the money moved; null where none did.</summary>
    public LocalDate? On { get; init; }

    /// <summary>Why, and of a re-issue to a corrected account that account; null where nothing was said.</summary>
    public Citation? Said { get; init; }

    /// <summary>Whether the account is another from here on.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool CorrectsAccount { get; init; }

    /// <summary>付款凭证号 or 收款凭证号; null where there is none.</summary>
    public string? Voucher { get; init; }

    /// <summary>追回: the fund that it is given back to; null of other acts.</summary>
    public string? Fund { get; init; }

    /// <summary>追回: how much, in yuan; null of other acts.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public decimal? Amount { get; init; }

    /// <summary>岗位 of an act: entering, approving and paying are those of three persons.</summary>
    [JsonIgnore]
    public TaskDuty Duty => DutyOf(Kind);

    /// <summary>岗位 of a kind of act.</summary>
    /// <param name="kind">The kind.</param>
    public static TaskDuty DutyOf(PaymentActKind kind) => kind switch
    {
        PaymentActKind.ReissueEntered or PaymentActKind.RecoveryEntered => TaskDuty.PaymentEntry,
        PaymentActKind.ReissueApproved or PaymentActKind.ReissueRefused => TaskDuty.PaymentApproval,
        PaymentActKind.Paid or PaymentActKind.Failed or PaymentActKind.Recovered => TaskDuty.Payment,
        _ => TaskDuty.Other,
    };

    /// <summary>The Chinese name of a kind of act.</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(PaymentActKind kind) => kind switch
    {
        PaymentActKind.Returned => "登记退票",
        PaymentActKind.ReissueEntered => "录入重新拨付",
        PaymentActKind.ReissueApproved => "批准重新拨付",
        PaymentActKind.ReissueRefused => "退回重新拨付",
        PaymentActKind.Paid => "已重新拨付",
        PaymentActKind.Failed => "重新拨付失败",
        PaymentActKind.RecoveryEntered => "录入追回",
        _ => "收到追回款",
    };
}
