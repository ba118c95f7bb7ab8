using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Applications;

/// <summary>
/// The content of an application (业务申请), the body of <c>POST /api/cases</c>. Immutable and complete in itself: a correction makes a
/// further revision, never a change. Read with <see cref="FactsJson.Options"/>, which lets no repeated member and no broken text pass.
/// </summary>
public sealed record Application
{
    /// <summary>The region's id.</summary>
    public required string Region { get; init; }

    /// <summary>The item's id.</summary>
    public required string Item { get; init; }

    /// <summary>The agency applied to; null leaves the choice to the region.</summary>
    public string? Agency { get; init; }

    /// <summary>The way by which it came.</summary>
    public required Channel Channel { get; init; }

    /// <summary>The kind of applicant, where the item tells them apart.</summary>
    public string? ApplicantCase { get; init; }

    /// <summary>The circumstances declared.</summary>
    [AllowNull]
    public IReadOnlyList<string> Circumstances { get; init => field = value ?? []; } = [];

    /// <summary>Who applies.</summary>
    public required Applicant Applicant { get; init; }

    /// <summary>Who else takes part.</summary>
    [AllowNull]
    public IReadOnlyList<Party> Parties { get; init => field = value ?? []; } = [];

    /// <summary>受理信息必填项 by field id, as sent.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>受理材料 as sent.</summary>
    public IReadOnlyList<SentMaterial> Materials { get; init; } = [];

    /// <summary>The full revision that follows when a correction is taken in.</summary>
    public Application With(Correction correction)
    {
        var again = correction.Materials?.Select(material => material.Id).ToHashSet(StringComparer.Ordinal) ?? [];
        var sent = correction.Fields ?? new Dictionary<string, JsonElement>();
        var fields = new Dictionary<string, JsonElement>(Fields);
        foreach (var (id, value) in sent.Where(field => PartyDues.Detail(field.Key) is null))
        {
            fields[id] = value;
        }

        return this with
        {
            Circumstances = correction.Circumstances ?? Circumstances,
            Parties = PartyDues.Fill(correction.Parties ?? Parties, sent),
            Fields = fields,
            Materials = [.. Materials.Where(material => !again.Contains(material.Id)), .. correction.Materials ?? []],
        };
    }

    /// <summary>What it is about, nothing of its content.</summary>
    public override string ToString() => $"{nameof(Application)} {Region}/{Item}";
}
