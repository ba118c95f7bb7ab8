using MedInsFlows.Cases.Casework;
using NodaTime;

namespace MedInsFlows.Cases.Documents;

/// <summary>A paper that a case has issued. What stands in it is a sealed revision. Immutable; nothing personal.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Activity">The activity that issued it.</param>
/// <param name="Kind">Its kind, the id of a <see cref="PaperKind"/>.</param>
/// <param name="Name">Its name as printed.</param>
/// <param name="Number">Its number: that of the case, and its own in two digits.</param>
/// <param name="Audience">For whom it is, the id of a <see cref="Notices.NoticeAudience"/>.</param>
/// <param name="Delivery">How it is delivered.</param>
/// <param name="IssuedAt">When it was issued.</param>
public sealed record CaseDocument(Guid Id, string Activity, string Kind, string Name, string Number, string Audience, string Delivery, Instant IssuedAt)
{
    /// <summary>The SHA-256 of the rendered paper, in hexadecimal; null until it is rendered.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Cites the rendered paper; null until it is rendered.</summary>
    public Citation? Rendered { get; init; }
}
