using System.Net.Mail;
using System.Text;
using MedInsFlows.Host.Configuration;

namespace MedInsFlows.Host.Outbox;

/// <summary>Sends notices by e-mail, subject and text in UTF-8. Thread-safe.</summary>
internal sealed class SmtpChannel(Settings settings)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Sends one notice, within 20 seconds.</summary>
    /// <param name="noticeId">Its id, which becomes the Message-ID, so that a notice sent twice can be told.</param>
    /// <param name="recipient">The address.</param>
    /// <param name="content">What it says.</param>
    /// <exception cref="SmtpException">The server did not take it.</exception>
    /// <exception cref="FormatException">The address cannot be one.</exception>
    /// <exception cref="OperationCanceledException">The server did not answer in time.</exception>
    public async Task SendAsync(Guid noticeId, string recipient, NoticeContent content)
    {
        using var client = new SmtpClient(settings.Smtp.Host, settings.Smtp.Port);
        using var mail = new MailMessage(new MailAddress(settings.Smtp.From), new MailAddress(recipient))
        {
            Subject = content.Subject,
            SubjectEncoding = Encoding.UTF8,
            Body = content.Text,
            BodyEncoding = Encoding.UTF8,
        };
        mail.Headers.Add("Message-ID", $"<{noticeId}@medins>");
        using var timeout = new CancellationTokenSource(Patience);
        await client.SendMailAsync(mail, timeout.Token);
    }
}
