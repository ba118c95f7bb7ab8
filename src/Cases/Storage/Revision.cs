using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Protection;

namespace MedInsFlows.Cases.Storage;

/// <summary>Something that people sent or wrote, sealed, with the citation by which case file and journal name it. Immutable.</summary>
/// <param name="Citation">Its citation.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Content">Its sealed content.</param>
public sealed record Revision(Citation Citation, string Kind, SealedText Content)
{
    /// <summary>The kind of an opinion in which the rows of a list are judged; cases are read with all of theirs.</summary>
    public const string RosterOpinion = "RosterOpinion";

    /// <summary>Seals an application.</summary>
    /// <param name="protection">Keys.</param>
    /// <param name="id">The id of the revision.</param>
    /// <param name="application">The application.</param>
    public static Revision Of(PersonalData protection, Guid id, Application application) => Make(protection, id, nameof(Application), application);

    /// <summary>Seals an opinion.</summary>
    /// <param name="protection">Keys.</param>
    /// <param name="id">The id of the revision.</param>
    /// <param name="opinion">The opinion.</param>
    public static Revision Of(PersonalData protection, Guid id, Opinion opinion) => Make(protection, id, nameof(Opinion), opinion);

    /// <summary>Seals an opinion in which the rows of a list are judged.</summary>
    /// <param name="protection">Keys.</param>
    /// <param name="id">The id of the revision.</param>
    /// <param name="opinion">The opinion.</param>
    public static Revision OfRoster(PersonalData protection, Guid id, Opinion opinion) => Make(protection, id, RosterOpinion, opinion);

    /// <summary>Seals what stands in a paper; its id is that of the paper.</summary>
    /// <param name="protection">Keys.</param>
    /// <param name="id">The id of the paper.</param>
    /// <param name="paper">The paper.</param>
    public static Revision Of(PersonalData protection, Guid id, Paper paper) => Make(protection, id, nameof(Paper), paper);

    /// <summary>Seals a rendered paper.</summary>
    /// <param name="protection">Keys.</param>
    /// <param name="id">The id of the revision.</param>
    /// <param name="rendered">The file.</param>
    public static Revision OfRendered(PersonalData protection, Guid id, byte[] rendered) => Make(protection, id, "RenderedPaper", rendered);

    /// <summary>Seals why someone saw or erased personal data. It is no content of the case: an erasure leaves it.</summary>
    /// <param name="protection">Keys.</param>
    /// <param name="id">The id of the revision.</param>
    /// <param name="reason">Why.</param>
    public static Revision OfAccess(PersonalData protection, Guid id, Opinion reason) => Make(protection, id, "AccessReason", reason);

    /// <summary>Destroys all content of a case in a transaction; the digests stay, by which the journal cites it.</summary>
    /// <param name="queue">The transaction.</param>
    /// <param name="caseId">The case.</param>
    public static void EraseAll(QueueCommand queue, Guid caseId) =>
        queue("update cases.revisions set content = null where case_id = $1 and kind in ('Application', 'Opinion', 'RosterOpinion', 'Paper', 'RenderedPaper')", caseId);

    /// <summary>Opens a revision.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="protection">Keys.</param>
    /// <param name="id">The id of the revision.</param>
    /// <param name="sealedContent">Its sealed content.</param>
    public static T Open<T>(PersonalData protection, Guid id, byte[] sealedContent) =>
        JsonSerializer.Deserialize<T>(protection.Keys.Open(new SealedText(sealedContent), Context(id)), FactsJson.Options)!;

    /// <summary>Adds the revision to a transaction.</summary>
    /// <param name="queue">The transaction.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="at">Business time.</param>
    public void Insert(QueueCommand queue, Guid caseId, DateTimeOffset at) => queue(
        "insert into cases.revisions (id, case_id, kind, content, digest, created_at) values ($1, $2, $3, $4, $5, $6)",
        Citation.Id,
        caseId,
        Kind,
        Content.Bytes.ToArray(),
        Convert.FromHexString(Citation.Digest),
        at.UtcDateTime);

    /// <summary>The context in which a revision is sealed.</summary>
    /// <param name="id">The revision.</param>
    public static string Context(Guid id) => $"revision/{id}";

    private static Revision Make<T>(PersonalData protection, Guid id, string kind, T content)
    {
        var bytes = JsonSerializer.SerializeToUtf8Bytes(content, FactsJson.Options);
        return new Revision(new Citation(id, Convert.ToHexStringLower(protection.Digest.ForCitation(bytes))), kind, protection.Keys.Seal(bytes, Context(id)));
    }
}
