using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Workflows.Tests.Plays;

/// <summary>Applications for an item.</summary>
internal static class Opening
{
    /// <summary>Applications that lack nothing: one for each channel and kind of applicant, and for each circumstance that can be declared.</summary>
    public static IEnumerable<SentApplication> Complete(Item item) =>
        from channel in item.Channels.Select(channel => channel.Id).Distinct()
        from kind in item.ApplicantCases.Select(known => known.Id).DefaultIfEmpty()
        from circumstances in (IReadOnlyList<string>[])[[], .. item.Circumstances.Select(one => (IReadOnlyList<string>)[one.Id])]
        select Of(item, channel, kind, circumstances);

    /// <summary>The same, with each value of a field on which the flow goes different ways.</summary>
    /// <param name="application">An application that lacks nothing.</param>
    /// <param name="values">The values, by field.</param>
    public static IEnumerable<SentApplication> With(SentApplication application, IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> values) =>
        values.Where(field => application.Fields.ContainsKey(field.Key)).SelectMany(
            field => field.Value,
            (field, value) => application with { Fields = new Dictionary<string, JsonElement>(application.Fields) { [field.Key] = value } });

    /// <summary>Applications that lack everything: one for each channel.</summary>
    public static IEnumerable<SentApplication> Empty(Item item) => item.Channels.Select(channel => channel.Id).Distinct()
        .Select(channel => Of(item, channel, item.ApplicantCases is [var first, ..] ? first.Id : null, []) with { Fields = new Dictionary<string, JsonElement>(), Materials = [] });

    /// <summary>All that is to be sent.</summary>
    public static Correction Everything(Item item) => new() { Fields = FilledValue.Of(item.RequiredFields), Materials = Materials(item) };

    private static SentApplication Of(Item item, Channel channel, string? kind, IReadOnlyList<string> circumstances) => new()
    {
        Region = item.Region,
        Item = item.Id,
        Channel = channel,
        ApplicantCase = kind,
        Circumstances = circumstances,
        Applicant = new Applicant(ApplicantKind.Person, "白桦", IdType.ResidentIdentityCard, "230102198506151234", "13800001234"),
        Fields = FilledValue.Of(item.RequiredFields),
        Materials = Materials(item),
    };

    private static IReadOnlyList<SentMaterial> Materials(Item item) => [.. item.Materials.Select(material => new SentMaterial { Id = material.Id, Files = ["f1"] })];
}
