using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Casework;
using NpgsqlTypes;

namespace MedInsFlows.Host.Outbox;

/// <summary>Adds notices to the outbox, in the commit of the burst that wants them sent.</summary>
internal static class NoticeWriter
{
    /// <summary>The audience whose notices an applicant may see.</summary>
    internal const string ForApplicants = "applicant";

    /// <summary>
    /// Queues a notice: to an applicant by e-mail where there is an address, else it lies in the list of notices. Those who handle cases have no
    /// address in their accounts; theirs lie in the list.
    /// </summary>
    public static void Queue(Transaction transaction, CaseServices services, BurstReport report, NoticeQueued notice, Applicant applicant, string text)
    {
        var keys = services.Keys.Current.Keys;
        var byMail = notice.Audience == ForApplicants && applicant.Email is { Length: > 0 };
        var content = JsonSerializer.Serialize(new NoticeContent($"【医保】{notice.Event}", text));
        transaction.Add(
            """
            insert into cases.notices (id, case_id, activity, event, audience, channel, recipient, content, digest, status, queued_at, delivered_at, next_attempt_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """,
            notice.NoticeId,
            report.InstanceId,
            notice.Activity,
            notice.Event,
            notice.Audience,
            byMail ? "email" : "inbox",
            Transaction.Typed(byMail ? keys.Seal(applicant.Email!, RecipientContext(notice.NoticeId)).Bytes.ToArray() : null, NpgsqlDbType.Bytea),
            keys.Seal(content, ContentContext(notice.NoticeId)).Bytes.ToArray(),
            SHA256.HashData(Encoding.UTF8.GetBytes(text)),
            byMail ? "pending" : "delivered",
            report.Stimulus.At.UtcDateTime,
            Transaction.Typed(byMail ? null : report.Stimulus.At.UtcDateTime, NpgsqlDbType.TimestampTz),
            Transaction.Typed(byMail ? services.MachineTime.GetUtcNow().UtcDateTime : null, NpgsqlDbType.TimestampTz));
    }

    /// <summary>What a notice says.</summary>
    internal static NoticeContent Open(PersonalData keys, Guid noticeId, byte[] content) =>
        JsonSerializer.Deserialize<NoticeContent>(keys.Keys.Open(new SealedText(content), ContentContext(noticeId)))!;

    /// <summary>The context in which a recipient is sealed.</summary>
    internal static string RecipientContext(Guid noticeId) => $"notice/{noticeId}/recipient";

    /// <summary>The context in which a text is sealed.</summary>
    internal static string ContentContext(Guid noticeId) => $"notice/{noticeId}/content";
}

/// <summary>What a notice says.</summary>
/// <param name="Subject">Its subject.</param>
/// <param name="Text">Its text.</param>
internal sealed record NoticeContent(string Subject, string Text);
