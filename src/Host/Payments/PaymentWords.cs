using System.Globalization;
using MedInsFlows.Cases.Payments;

namespace MedInsFlows.Host.Payments;

/// <summary>Payments in Chinese.</summary>
internal static class PaymentWords
{
    /// <summary>Where a payment order stands.</summary>
    public static string Of(PaymentStatus status) => status switch
    {
        PaymentStatus.Ordered => "待拨付",
        PaymentStatus.Paid => "已拨付",
        PaymentStatus.Failed => "拨付失败",
        _ => "退票",
    };

    /// <summary>An amount in yuan, to the cent.</summary>
    public static string Amount(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>The same with its unit.</summary>
    public static string Yuan(decimal amount) => $"{Amount(amount)} 元";

    /// <summary>A movement of money.</summary>
    public static string OfMovement(string kind) => kind switch { "paid" => "拨付", "returned" => "退票", _ => "追回" };
}
