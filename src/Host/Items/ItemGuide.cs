using System.Text.Json.Serialization;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Agencies;

namespace MedInsFlows.Host.Items;

/// <summary>The guide of an item, on the wire: the facts as the document prints them, and the definition that they come from.</summary>
internal sealed record ItemGuide(
    string Region,
    string Item,
    string Title,
    string? Code,
    string? Group,
    HandlingType? HandlingType,
    int Seq,
    IReadOnlyList<TimeLimitFact> TimeLimits,
    IReadOnlyList<string> Steps,
    string DefinitionId,
    int Version,
    string? Description,
    string? ServiceObject,
    IReadOnlyList<string> Conditions,
    IReadOnlyList<Basis> Basis,
    IReadOnlyList<string> Levels,
    IReadOnlyList<string> Departments,
    IReadOnlyList<Place> Places,
    string? Fee,
    string? Remarks,
    string? Validity,
    string? RiskLevel,
    IReadOnlyList<RiskPoint> RiskPoints,
    IReadOnlyList<Form> Forms,
    IReadOnlyList<ServiceChannel> Channels,
    IReadOnlyList<MessageText> MessageTemplates,
    IReadOnlyList<ApplicantCase> ApplicantCases,
    IReadOnlyList<Circumstance> Circumstances,
    IReadOnlyList<Material> Materials,
    IReadOnlyList<RequiredField> RequiredFields,
    IReadOnlyList<FilingTime> FilingTimes)
{
    /// <summary>What is set at the agency that was asked for; null where none was.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<LocalGuideEntry>? Local { get; init; }

    /// <summary>The wire form of an item's guide.</summary>
    public static ItemGuide Of(PublishedItem published) => Of(published.Definition.Item, published);

    private static ItemGuide Of(Item item, PublishedItem published) => new(
        item.Region,
        item.Id,
        item.Title,
        item.Code,
        item.Group,
        item.HandlingType,
        item.Seq,
        item.TimeLimits,
        item.Steps,
        published.Version.DefinitionId,
        published.Version.Number,
        item.Description,
        item.ServiceObject,
        item.Conditions,
        item.Basis,
        item.Levels,
        item.Departments,
        item.Places,
        item.Fee,
        item.Remarks,
        item.Validity,
        item.RiskLevel,
        item.RiskPoints,
        item.Forms,
        item.Channels,
        item.MessageTemplates,
        item.ApplicantCases,
        item.Circumstances,
        item.Materials,
        item.RequiredFields,
        item.FilingTimes);
}
