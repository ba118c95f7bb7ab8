using System.Globalization;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>Which versions are meant: those of one kind, or the one with a number. Immutable.</summary>
internal sealed record VersionOptions
{
    private readonly Func<VersionEntry, bool> means;

    private VersionOptions(Func<VersionEntry, bool> means) => this.means = means;

    /// <summary>The versions that a designer works on.</summary>
    public static VersionOptions Latest { get; } = new(version => version.IsLatest);

    /// <summary>Reads a query; nothing said means every version.</summary>
    /// <exception cref="ProblemException">It is none of the words.</exception>
    public static VersionOptions Read(IQueryCollection query) => Read((string?)query["versionOptions"]);

    /// <inheritdoc cref="Read(IQueryCollection)"/>
    public static VersionOptions Read(string? text) => (text ?? string.Empty).ToUpperInvariant() switch
    {
        "" or "ALLVERSIONS" => new(_ => true),
        "LATEST" => Latest,
        "DRAFT" => new(version => version.IsLatest && !IsPublished(version)),
        "PUBLISHED" => new(IsPublished),
        "LATESTORPUBLISHED" => new(version => version.IsLatest || IsPublished(version)),
        "LATESTANDPUBLISHED" => new(version => version.IsLatest && IsPublished(version)),
        var number when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) => new(version => version.Number == wanted),
        _ => throw Problem.InvalidParameter(new ProblemError("?versionOptions", ErrorCode.BadValue, "应为 AllVersions、Draft、Latest、Published、LatestOrPublished、LatestAndPublished 或版本号。")),
    };

    /// <summary>Whether a version is meant.</summary>
    public bool Means(VersionEntry version) => means(version);

    /// <summary>The versions that are meant, the newest first.</summary>
    public IEnumerable<VersionEntry> Of(DefinitionHistory history) => history.Versions.Where(means);

    private static bool IsPublished(VersionEntry version) => version.State == VersionState.Published;
}
