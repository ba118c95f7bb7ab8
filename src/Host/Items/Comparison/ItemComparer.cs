namespace MedInsFlows.Host.Items.Comparison;

/// <summary>Compares one kind of item across regions.</summary>
internal static class ItemComparer
{
    private static readonly (string Aspect, Func<PublishedItem, IEnumerable<string?>> Texts)[] Before =
    [
        ("title", published => [published.Definition.Item.Title]),
        ("code", published => [published.Definition.Item.Code]),
        ("group", published => [published.Definition.Item.Group]),
        ("handlingType", published => [published.Definition.Item.HandlingType is { } type ? GuideWords.Of(type) : null]),
        ("limits", published => published.Definition.Item.TimeLimits.Select(GuideWords.Of)),
        ("filingTimes", published => published.Definition.Item.FilingTimes.Select(time => time.Text)),
        ("serviceObject", published => [published.Definition.Item.ServiceObject]),
        ("description", published => [published.Definition.Item.Description]),
        ("conditions", published => published.Definition.Item.Conditions),
    ];

    private static readonly (string Aspect, Func<PublishedItem, IEnumerable<string?>> Texts)[] After =
    [
        ("requiredFields", published => published.Definition.Item.RequiredFields.Select(field => field.Name)),
        ("steps", published => published.Definition.Item.Steps),
        ("levels", published => published.Definition.Item.Levels),
        ("departments", published => published.Definition.Item.Departments),
        ("places", published => published.Definition.Item.Places.Select(GuideWords.Of)),
        ("basis", published => published.Definition.Item.Basis.Select(GuideWords.Of)),
        ("forms", published => published.Definition.Item.Forms.Select(form => form.Name)),
        ("fee", published => [published.Definition.Item.Fee]),
        ("validity", published => [published.Definition.Item.Validity]),
        ("riskLevel", published => [published.Definition.Item.RiskLevel]),
        ("remarks", published => [published.Definition.Item.Remarks]),
    ];

    /// <summary>Compares.</summary>
    /// <param name="item">The kind.</param>
    /// <param name="published">The items of that kind, one of a region.</param>
    public static ItemComparison Of(string item, IReadOnlyList<PublishedItem> published)
    {
        var regions = published.Select(one => new ComparedRegion(one.Definition.Item.Region, one.Definition.Item.Title, one.Version.DefinitionId, one.Version.Number));
        return new ItemComparison(item, [.. regions], [.. Plain(Before), .. Materials(), .. Channels(), .. Plain(After)]);

        IEnumerable<ComparedRow> Plain(IEnumerable<(string Aspect, Func<PublishedItem, IEnumerable<string?>> Texts)> aspects) =>
            aspects.Select(aspect => Row(aspect.Aspect, null, one => aspect.Texts(one), null));

        IEnumerable<ComparedRow> Materials() => MaterialJoin.Of([.. published.Select(one => one.Definition.Item)]).Select(joined => Row(
            "materials",
            joined.ByRegion[published.First(one => joined.ByRegion.ContainsKey(one.Definition.Item.Region)).Definition.Item.Region].Name,
            one => [joined.ByRegion.TryGetValue(one.Definition.Item.Region, out var material) ? GuideWords.Of(material, one.Definition.Item) : null],
            joined.Joined));

        IEnumerable<ComparedRow> Channels() => published.SelectMany(one => one.Definition.Item.Channels).Select(channel => channel.Id).Distinct().Order().Select(id => Row(
            "channels", GuideWords.Of(id), one => one.Definition.Item.Channels.Where(channel => channel.Id == id).Select(channel => channel.Text), null));

        ComparedRow Row(string aspect, string? subject, Func<PublishedItem, IEnumerable<string?>> texts, string? joined)
        {
            var values = published.Select(one => new ComparedValue(one.Definition.Item.Region, Joined(texts(one)))).ToList();
            return new ComparedRow(aspect, subject, values, values.Select(value => value.Text is null ? null : PrintedText.Normal(value.Text)).Distinct().Skip(1).Any(), joined);
        }
    }

    private static string? Joined(IEnumerable<string?> texts) => string.Join('\n', texts.Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } text ? text : null;
}
