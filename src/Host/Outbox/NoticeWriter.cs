using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Notices;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Items;
using NpgsqlTypes;

namespace MedInsFlows.Host.Outbox;

/// <summary>Adds notices to the outbox, in the commit of the burst that wants them sent.</summary>
internal static class NoticeWriter
{
    /// <summary>What is said of a notice whose text was erased.</summary>
    internal const string Erased = "（已依法删除）";

    /// <summary>The audiences of the agency, whose notices those whom a case concerns do not see.</summary>
    internal static readonly string[] OfAgency = [.. NoticeAudience.All.Where(audience => audience.IsOfAgency).Select(audience => audience.Id)];

    /// <summary>
    /// Queues a notice for each person of its audience, once for each phone or address: as a short message where there is a gateway, else by e-mail where there
    /// is an address. Whom neither reaches is not told apart; where nobody of an audience can be reached, it lies in the inbox of the account that
    /// applied. Those who handle cases have no address in their accounts; theirs lie in the inbox.
    /// </summary>
    public static void Queue(Transaction transaction, CaseServices services, BurstReport report, NoticeQueued notice, PublishedItem item, Application application, string text)
    {
        if (NoticeAudience.Find(notice.Audience) is not { IsOfAgency: false } audience)
        {
            Queue(transaction, services, report, notice, item, text, new(notice.Audience, "inbox", null));
            return;
        }

        var people = audience.In(application).Select(person => Addressee.Of(person, services.Sms.IsThere)).ToList();
        var reached = people.Where(person => person.Recipient is not null).DistinctBy(person => person.Address).ToList();
        var copyOf = (Guid?)null;
        foreach (var addressee in reached.Count > 0 ? reached : people.Take(1))
        {
            Queue(transaction, services, report, notice with { NoticeId = copyOf is null ? notice.NoticeId : services.Random.NewId() }, item, text, addressee, copyOf);
            copyOf ??= notice.NoticeId;
        }
    }

    private static void Queue(
        Transaction transaction, CaseServices services, BurstReport report, NoticeQueued notice, PublishedItem item, string text, Addressee addressee, Guid? copyOf = null)
    {
        var keys = services.Keys.Current.Keys;
        var recipient = addressee.Recipient;
        var printed = item.Definition.Item.MessageTemplates.Any(template => template.Text == notice.Template);
        var content = JsonSerializer.Serialize(new NoticeContent($"【医保】{notice.Event}", text));
        transaction.Add(
            """
            insert into cases.notices (id, case_id, activity, event, audience, channel, recipient, content, digest, status, queued_at, delivered_at, next_attempt_at, template_version, copy_of)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """,
            notice.NoticeId,
            report.InstanceId,
            notice.Activity,
            notice.Event,
            addressee.Role,
            addressee.Channel,
            Transaction.Typed(recipient is null ? null : keys.Seal(recipient, RecipientContext(notice.NoticeId)).Bytes.ToArray(), NpgsqlDbType.Bytea),
            keys.Seal(content, ContentContext(notice.NoticeId)).Bytes.ToArray(),
            SHA256.HashData(Encoding.UTF8.GetBytes(text)),
            recipient is null ? "delivered" : "pending",
            report.Stimulus.At.UtcDateTime,
            Transaction.Typed(recipient is null ? report.Stimulus.At.UtcDateTime : null, NpgsqlDbType.TimestampTz),
            Transaction.Typed(recipient is null ? null : services.MachineTime.GetUtcNow().UtcDateTime, NpgsqlDbType.TimestampTz),
            Transaction.Typed(printed ? item.Version.Number : null, NpgsqlDbType.Integer),
            Transaction.Typed(copyOf, NpgsqlDbType.Uuid));
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
