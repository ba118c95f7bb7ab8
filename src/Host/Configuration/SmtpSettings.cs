namespace MedInsFlows.Host.Configuration;

/// <summary>The SMTP server for notices.</summary>
/// <param name="Host">Name or address.</param>
/// <param name="Port">1 to 65,535.</param>
/// <param name="From">Sender address of all notices.</param>
internal sealed record SmtpSettings(string Host, int Port, string From);
