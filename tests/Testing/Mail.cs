namespace MedInsFlows.Testing;

/// <summary>A mail as the mailbox received it. Immutable.</summary>
/// <param name="Id">Identifies the mail in its mailbox; later mails have greater numbers.</param>
/// <param name="At">The machine time of its receipt.</param>
/// <param name="From">The address of the sender.</param>
/// <param name="To">The addresses it was delivered to.</param>
/// <param name="Subject">The subject, decoded.</param>
/// <param name="Text">The text, decoded; the HTML where a mail has nothing else.</param>
/// <param name="MessageId">The Message-ID, with its angle brackets, if it has one.</param>
public sealed record Mail(
    string Id,
    DateTimeOffset At,
    string From,
    IReadOnlyList<string> To,
    string Subject,
    string Text,
    string? MessageId);
