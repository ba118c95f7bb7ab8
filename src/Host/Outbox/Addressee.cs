using MedInsFlows.Cases.Applications;

namespace MedInsFlows.Host.Outbox;

/// <summary>How somebody is told.</summary>
/// <param name="Role">What the person is in the case, or the audience of the agency.</param>
/// <param name="Channel">sms, email or inbox.</param>
/// <param name="Recipient">The phone or address; null where it lies in the inbox.</param>
internal sealed record Addressee(string Role, string Channel, string? Recipient)
{
    /// <summary>By what two are the same, however a phone is typed.</summary>
    public string? Address => Channel == "sms" ? string.Concat(Recipient!.Where(char.IsAsciiDigit)) : Recipient?.ToUpperInvariant();

    /// <summary>How somebody whom a case concerns is told: by short message where there is a gateway, else by e-mail.</summary>
    public static Addressee Of(Concerned person, bool bySms) =>
        bySms && person.Phone is { Length: > 0 } phone ? new(person.Role, "sms", phone)
        : person.Email is { Length: > 0 } email ? new(person.Role, "email", email)
        : new(person.Role, "inbox", null);

    /// <inheritdoc/>
    public override string ToString() => $"{nameof(Addressee)} ({Role}, {Channel})";
}
