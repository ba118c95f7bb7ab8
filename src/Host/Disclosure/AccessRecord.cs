using System.Text.Json.Nodes;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Accounts;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Disclosure;

/// <summary>Somebody has seen, looked for or erased personal data, or was kept from a case by a rule; nothing personal itself.</summary>
/// <param name="At">Business time.</param>
/// <param name="Actor">The user name.</param>
/// <param name="Role">The role in which it was done.</param>
/// <param name="Event">One of <see cref="AccessEvent"/>.</param>
/// <param name="Details">What was seen; by what was looked for; which rule stood against whom.</param>
internal sealed record AccessRecord(Instant At, string Actor, string Role, string Event, IReadOnlyList<string> Details)
{
    /// <summary>The case, if there is one.</summary>
    public Guid? CaseId { get; init; }

    /// <summary>Cites the sealed reason.</summary>
    public Citation? Reason { get; init; }

    /// <summary>What a caller does.</summary>
    public static AccessRecord Of(Caller caller, DateTimeOffset at, string name, IReadOnlyList<string> details) =>
        new(Instant.FromDateTimeOffset(at), caller.UserName, caller.Active?.Role.Id ?? "none", name, details);

    /// <summary>A record as it is kept.</summary>
    public static AccessRecord Read(ReadOnlySpan<byte> content)
    {
        var json = JsonNode.Parse(content)!;
        return new AccessRecord(
            InstantPattern.ExtendedIso.Parse((string)json["at"]!).Value,
            (string)json["actor"]!,
            (string)json["role"]!,
            (string)json["event"]!,
            [.. json["details"]!.AsArray().Select(detail => (string)detail!)])
        {
            CaseId = (string?)json["case"] is { } id ? Guid.Parse(id, System.Globalization.CultureInfo.InvariantCulture) : null,
            Reason = json["reason"] is { } reason ? new Citation(reason["id"]!.GetValue<Guid>(), (string)reason["digest"]!) : null,
        };
    }

    /// <summary>The canonical bytes that are hashed.</summary>
    public byte[] Write()
    {
        var json = new JsonObject
        {
            ["at"] = InstantPattern.ExtendedIso.Format(At),
            ["actor"] = Actor,
            ["role"] = Role,
            ["event"] = Event,
            ["details"] = new JsonArray([.. Details.Select(detail => JsonValue.Create(detail))]),
        };
        if (CaseId is { } id)
        {
            json["case"] = id.ToString();
        }

        if (Reason is { } reason)
        {
            json["reason"] = new JsonObject { ["id"] = reason.Id.ToString(), ["digest"] = reason.Digest };
        }

        return CanonicalJson.Bytes(json);
    }
}
