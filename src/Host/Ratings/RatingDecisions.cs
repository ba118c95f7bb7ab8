using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Ratings;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Separation;
using NodaTime;
using NpgsqlTypes;

namespace MedInsFlows.Host.Ratings;

/// <summary>好差评 and the follow-up of a bad one, decided while the case is locked. Refusals are problems.</summary>
internal static class RatingDecisions
{
    /// <summary>Characters that a result has at most.</summary>
    public const int LongestResult = 2000;

    /// <summary>Rates how a closed case was handled, once.</summary>
    public static CaseAction Rate(LoadedCase found, Caller caller, Grade grade, string? comment, CaseServices services)
    {
        ApplicantDecisions.RequireOwn(found, caller);
        if (found.File.IsEnteredForOthers)
        {
            throw Problem.SeparationOfDuties("办件由经办人员代为录入，经办人员不得代申请人评价，请由申请人评价。");
        }

        var file = found.File;
        if (!file.Status.IsFinal())
        {
            throw Problem.WrongState("办件还没有办结，请在办结之后评价。");
        }

        if (file.Rating is not null)
        {
            throw Problem.WrongState("办件已经评价过，一件一评，不能再次评价。");
        }

        if (found.IsErased)
        {
            throw Problem.WrongState("办件的个人信息已经依法删除，不能再评价。");
        }

        var now = Now(services);
        var revision = string.IsNullOrWhiteSpace(comment) ? null : services.Seal(new Opinion(comment));
        var rating = new CaseRating(grade, now, revision?.Citation, FollowUpLimit.DueAt(grade, now, found.WorkingTime));
        return new CaseAction(StimulusKind.Note, new CaseRated(rating), Actor.Of(caller))
        {
            Reason = revision,
            Write = (transaction, _) => transaction.Add(
                "insert into cases.ratings (case_id, region, agency, level, comment, rated_at, due_at) values ($1, $2, $3, $4, $5, $6, $7)",
                found.Row.Id,
                file.Region,
                file.Agency,
                (short)grade,
                Transaction.Typed(revision?.Citation.Id, NpgsqlDbType.Uuid),
                now.ToDateTimeUtc(),
                Transaction.Typed(rating.DueAt?.ToDateTimeUtc(), NpgsqlDbType.TimestampTz)),
        };
    }

    /// <summary>How a follow-up ended, as a form says it.</summary>
    /// <exception cref="ProblemException">Outcome or result are missing; both are told at once.</exception>
    public static FollowUpOutcome Require(string? outcome, string? result)
    {
        var isKnown = Enum.TryParse<FollowUpOutcome>(outcome, out var read) && Enum.IsDefined(read);
        List<ProblemError> errors =
        [
            .. isKnown ? Array.Empty<ProblemError>() : [new("/outcome", ErrorCode.MissingField, "怎样处理的：请选择一项。")],
            .. string.IsNullOrWhiteSpace(result) ? [new("/result", ErrorCode.MissingField, "回访和整改的结果：请写明。")]
                : result.Length > LongestResult ? [new("/result", ErrorCode.BadValue, $"回访和整改的结果：最多 {LongestResult} 字，请删减。")]
                : Array.Empty<ProblemError>(),
        ];
        return errors.Count == 0 ? read : throw Problem.InvalidBody(errors);
    }

    /// <summary>Closes the follow-up of a bad rating.</summary>
    public static CaseAction FollowUp(LoadedCase found, Caller caller, FollowUpOutcome outcome, string result, CaseServices services)
    {
        TaskRules.RequireReach(found, caller);
        if (found.File.Rating is not { DueAt: not null } rating)
        {
            throw Problem.WrongState("办件没有需要回访整改的评价。");
        }

        if (!rating.AwaitsFollowUp)
        {
            throw Problem.WrongState("评价的回访整改已经完成，请重新读取。");
        }

        SeparationOfDuties.RequireNotOwn(found, caller);
        var now = Now(services);
        var revision = services.Seal(new Opinion(result));
        return new CaseAction(StimulusKind.Note, new RatingFollowedUp(outcome, now, revision.Citation), Actor.Of(caller))
        {
            Reason = revision,
            Write = (transaction, _) => transaction.Add(
                "update cases.ratings set closed_at = $2, closed_by = $3, outcome = $4, result = $5 where case_id = $1",
                found.Row.Id,
                now.ToDateTimeUtc(),
                caller.UserName,
                outcome.ToString(),
                revision.Citation.Id),
        };
    }

    private static Instant Now(CaseServices services) => Instant.FromDateTimeOffset(services.BusinessTime.GetUtcNow());
}
