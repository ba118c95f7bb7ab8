using MedInsFlows.Cases.Payments;

namespace MedInsFlows.Host.Pages.Finance;

/// <summary>The words and colours of payments on pages.</summary>
internal static class FinanceWords
{
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
