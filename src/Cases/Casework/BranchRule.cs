using System.Text.Json;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Casework;

/// <summary>Which cases go a certain way. All that is said must hold; a rule that says nothing fits every case.</summary>
/// <param name="Way">The way, which is the outcome.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record BranchRule(string Way)
{
    /// <summary>Those that came by one of these channels.</summary>
    public IReadOnlyList<Channel>? Channels { get; init; }

    /// <summary>Those of one of these kinds of applicant.</summary>
    public IReadOnlyList<string>? ApplicantCases { get; init; }

    /// <summary>Those whose applicant declared this.</summary>
    public string? Circumstance { get; init; }

    /// <summary>Those whose field, or the datum last entered under this name, is as the rest says.</summary>
    public string? Field { get; init; }

    /// <summary>The value of <see cref="Field"/>; of a multiple choice, one of those chosen.</summary>
    [JsonPropertyName("equals")]
    public JsonElement? EqualTo { get; init; }

    /// <summary>The least amount in yuan that <see cref="Field"/> holds.</summary>
    public decimal? From { get; init; }

    /// <summary>The greatest amount in yuan that <see cref="Field"/> holds.</summary>
    public decimal? To { get; init; }

    /// <summary>Whether a case goes this way.</summary>
    /// <param name="file">The case.</param>
    /// <param name="application">What the applicant sent.</param>
    /// <param name="opinion">What was last entered with a decision.</param>
    public bool Fits(CaseFile file, Application application, Opinion? opinion) =>
        Channels?.Contains(file.Channel) is not false
        && (ApplicantCases is null || (file.ApplicantCase is { } own && ApplicantCases.Contains(own)))
        && (Circumstance is null || file.Circumstances.Contains(Circumstance))
        && (Field is null || FieldFits(Field, file, application, opinion));

    private static JsonElement? ValueOf(string field, Application application, Opinion? opinion) =>
        opinion?.Data?.TryGetValue(field, out var entered) is true ? entered : application.Fields.TryGetValue(field, out var sent) ? sent : null;

    private bool FieldFits(string field, CaseFile file, Application application, Opinion? opinion)
    {
        var (value, amount) = (ValueOf(field, application, opinion), file.AmountOf(field, application));
        return (EqualTo is not { } wanted || (value is { } given && (JsonElement.DeepEquals(given, wanted) || (given.ValueKind == JsonValueKind.Array && given.EnumerateArray().Any(one => JsonElement.DeepEquals(one, wanted))))))
            && (From is null || amount >= From)
            && (To is null || amount <= To);
    }
}
