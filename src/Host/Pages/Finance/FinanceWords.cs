using System.Globalization;
using MedInsFlows.Cases.Payments;
using NodaTime;

namespace MedInsFlows.Host.Pages.Finance;

/// <summary>The words and colours of payments on pages.</summary>
internal static class FinanceWords
{
    /// <summary>An amount in yuan, to the cent.</summary>
    public static string Yuan(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);

    /// <summary>A day.</summary>
    public static string Day(LocalDate day) => day.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Tabler's colour of where an order stands.</summary>
    public static string Colour(PaymentStatus status) => status switch
    {
        PaymentStatus.Ordered => "yellow",
        PaymentStatus.Paid => "green",
        _ => "red",
    };

    /// <summary>What a kind of act is called in addresses and forms.</summary>
    public static string Id(PaymentActKind kind) => kind.ToString().ToLowerInvariant();
}
