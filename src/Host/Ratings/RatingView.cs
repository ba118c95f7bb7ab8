using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Ratings;
using NodaTime;

namespace MedInsFlows.Host.Ratings;

/// <summary>The rating of a case, on the wire; what was written with it is shown to those who follow it up.</summary>
internal sealed record RatingView(
    [property: Description("5 非常满意、4 满意、3 基本满意、2 不满意、1 非常不满意")] int Level,
    string LevelText,
    Instant RatedAt,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("差评的回访整改；其他评价不写")] FollowUpView? FollowUp)
{
    /// <summary>The wire form of a rating; null for none.</summary>
    public static RatingView? Of(CaseRating? rating) => rating is null
        ? null
        : new((int)rating.Grade, rating.Grade.Word(), rating.At, rating.DueAt is { } due ? FollowUpView.Of(due, rating.ClosedAt, rating.Outcome) : null);
}

/// <summary>The follow-up of a bad rating, on the wire.</summary>
public sealed record FollowUpView(
    [property: Description("应在这一天下班前完成")] LocalDate DueOn,
    Instant? ClosedAt,
    [property: Description("rectified 已整改、explained 已解释说明、dismissed 经核实为误评，不予采纳")] FollowUpOutcome? Outcome,
    string? OutcomeText)
{
    /// <summary>The wire form of a follow-up.</summary>
    public static FollowUpView Of(Instant dueAt, Instant? closedAt, FollowUpOutcome? outcome) => new(ShanghaiTime.DateOf(dueAt), closedAt, outcome, outcome?.Word());
}

/// <summary>A rating in the list, on the wire.</summary>
public sealed record RatingEntry(
    Guid CaseId,
    string CaseNumber,
    string Title,
    string Region,
    string Agency,
    int Level,
    string LevelText,
    Instant RatedAt,
    [property: Description("是否写了意见；意见和回访结果见单条评价")] bool HasComment,
    FollowUpView? FollowUp,
    [property: Description("回访整改已超过期限而没有完成")] bool Overdue);

/// <summary>A rating with what was written, on the wire.</summary>
internal sealed record RatingDetail(
    RatingEntry Rating,
    [property: Description("评价意见；没有写，或者已依法删除，则为 null")] string? Comment,
    [property: Description("回访整改的结果")] string? Result,
    [property: Description("由谁完成回访整改，用户名")] string? ClosedBy);
