using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Payments;
using MedInsFlows.Host.Ratings;
using MedInsFlows.Host.Time;
using NodaTime;

namespace MedInsFlows.Host.Casework;

/// <summary>A case, on the wire; who applies is masked.</summary>
internal sealed record CaseView(
    Guid Id,
    string CaseNumber,
    string Region,
    string Item,
    string Title,
    int Version,
    string Status,
    string StatusText,
    string? Stage,
    string Agency,
    MaskedApplicant Applicant,
    Channel Channel,
    Instant SubmittedAt,
    Instant ReceivedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Instant? AcceptedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Instant? ClosedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] MissingView? Missing,
    DeadlineView? Deadline,
    IReadOnlyList<FilingView> Filing,
    IReadOnlyList<MaskedParty> Parties,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("名册逐行结果；没有名册则不写")] IReadOnlyList<RosterRowView>? RosterResults,
    IReadOnlyList<TaskEntry> Tasks,
    IReadOnlyList<DocumentView> Documents,
    IReadOnlyList<PaymentView> Payments,
    IReadOnlyList<EntitlementView> Entitlements,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("提请办理人核对的情况，只给办理人看")] IReadOnlyList<string>? Hints = null)
{
    /// <summary>好差评; null where there is none yet.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RatingView? Rating { get; init; }
}

/// <summary>A party, masked, on the wire. A unit's name and credit code are public and stay.</summary>
internal sealed record MaskedParty(
    string Role,
    string RoleName,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Relation,
    string Name,
    IdType IdType,
    string IdNumber,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Phone)
{
    /// <summary>The masked form of a party.</summary>
    public static MaskedParty Of(Party party) => new(
        party.Role,
        PartyRole.Find(party.Role)?.Name ?? "其他",
        party.Relation,
        party.IdType == IdType.CreditCode ? party.Name : Masked.Name(party.Name),
        party.IdType,
        party.IdType == IdType.CreditCode ? party.IdNumber : Masked.IdNumber(party.IdNumber),
        party.Phone is { } phone ? Masked.Phone(phone) : null);
}

/// <summary>What was found about a row of a list, on the wire.</summary>
internal sealed record RosterRowView(
    [property: Description("行号，从1起")] int Row,
    [property: Description("名册字段的 id")] string Field,
    [property: Description("通过或不通过")] string Result,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Reason);

/// <summary>Who applies, masked, on the wire.</summary>
internal sealed record MaskedApplicant(ApplicantKind Kind, string Name, IdType IdType, string IdNumber, string Phone, string? Email)
{
    private static readonly MaskedApplicant Erased = new(ApplicantKind.Person, "（已依法删除）", IdType.Other, "", "", null);

    /// <summary>The masked form of an applicant. A unit's name and credit code are public and stay.</summary>
    public static MaskedApplicant Of(Applicant? applicant) => applicant is null ? Erased : new(
        applicant.Kind,
        applicant.Kind == ApplicantKind.Person ? Masked.Name(applicant.Name) : applicant.Name,
        applicant.IdType,
        applicant.Kind == ApplicantKind.Person ? Masked.IdNumber(applicant.IdNumber) : applicant.IdNumber,
        Masked.Phone(applicant.Phone),
        applicant.Email is { } email ? Masked.Email(email) : null);
}

/// <summary>Whether the application came when it should or might, on the wire.</summary>
internal sealed record FilingView(TimeKind Kind, string Text, FilingStanding Standing, string StandingText, LocalDate? On)
{
    /// <summary>The wire form of a judgement.</summary>
    public static FilingView Of(FilingJudgement judged) => new(
        judged.Fact.Kind,
        judged.Fact.Text,
        judged.Standing,
        judged.Standing switch
        {
            FilingStanding.InTime => "按时申请",
            FilingStanding.Early => "未到可以申请的时间",
            FilingStanding.Late => "逾期申请",
            _ => "没有起算日期，无法判断",
        },
        judged.On);
}

/// <summary>What a case lacks, on the wire.</summary>
internal sealed record MissingView(IReadOnlyList<MissingViewEntry> Materials, IReadOnlyList<MissingViewEntry> Fields);

/// <summary>A material or field that a case lacks, on the wire.</summary>
internal sealed record MissingViewEntry(string Id, string Name, string Reason);
