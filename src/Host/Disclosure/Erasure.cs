using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Separation;
using NodaTime;

namespace MedInsFlows.Host.Disclosure;

/// <summary>
/// 依法删除: destroys what was sent, what was said, the files and the notices of a closed case, in one commit with its record in the journal and the
/// access log. The chain of the journal stays whole, for it only cites; the reasons for which the case was seen stay, for they are the record of those who saw it.
/// </summary>
internal static class Erasure
{
    /// <summary>The member of the reason that holds the law.</summary>
    internal const string LegalBasis = "legalBasis";

    // A file that another case uses too stays for that one.
    private const string EraseFiles =
        """
        with freed as (delete from cases.file_uses where case_id = $1 returning file_id)
        delete from cases.files where id in (select file_id from freed)
            and not exists (select from cases.file_uses use where use.file_id = files.id and use.case_id <> $1)
        """;

    private const string EraseNotices =
        """
        update cases.notices set content = null, recipient = null, next_attempt_at = null, status = case when status = 'delivered' then status else 'erased' end
        where case_id = $1
        """;

    private const string EraseBankFiles =
        "update cases.payment_batches set content = null where id in (select batch_id from cases.payment_batch_lines where payment_id in (select id from cases.payments where case_id = $1))";

    private const string EraseApplicant = "update cases.cases set applicant = null, name_digest = null, id_number_digest = null, phone_digest = null where id = $1";

    /// <summary>Decides it, while the case is locked. Refusals are problems.</summary>
    public static CaseAction Decide(LoadedCase found, Caller caller, ErasureRequest request, CaseServices services)
    {
        TaskRules.RequireReach(found, caller);
        SeparationOfDuties.RequireNotOwn(found, caller);
        if (!found.File.Status.IsFinal())
        {
            throw Problem.WrongState("办件还没有办结，不能删除其中的个人信息；请先办结、终止或由申请人撤回。");
        }

        if (found.IsErased)
        {
            throw Problem.WrongState("办件的个人信息已经依法删除。");
        }

        var reason = Revision.OfAccess(
            services.Keys.Current,
            services.Random.NewId(),
            new Opinion(request.Reason, new Dictionary<string, JsonElement> { [LegalBasis] = JsonSerializer.SerializeToElement(request.LegalBasis) }));
        var (caseId, region) = (found.Row.Id, found.File.Region);
        return new CaseAction(StimulusKind.Note, new PersonalDataErased(reason.Citation), Actor.Of(caller))
        {
            Reason = reason,
            Write = (transaction, at) =>
            {
                Revision.EraseAll((sql, values) => transaction.Add(sql, values), caseId);
                transaction.Add(EraseFiles, caseId);
                transaction.Add(EraseNotices, caseId);
                transaction.Add(EraseBankFiles, caseId);
                transaction.Add(EraseApplicant, caseId);
                PartyRegister.Remove(transaction, caseId);
                AccessLog.Append(transaction, region, AccessRecord.Of(caller, at, AccessEvent.Erasure, []) with { CaseId = caseId, Reason = reason.Citation });
            },
        };
    }

    /// <summary>All that a request lacks.</summary>
    /// <exception cref="ProblemException">Something.</exception>
    public static void Require(ErasureRequest request)
    {
        List<ProblemError> errors =
        [
            .. string.IsNullOrWhiteSpace(request.Reason) ? [new ProblemError("/reason", ErrorCode.MissingField, "依法删除须写明理由。")] : Array.Empty<ProblemError>(),
            .. string.IsNullOrWhiteSpace(request.LegalBasis) ? [new ProblemError("/legalBasis", ErrorCode.MissingField, "依法删除须写明法律依据，例如《个人信息保护法》第四十七条。")] : Array.Empty<ProblemError>(),
        ];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }
    }
}

/// <summary>A lawful erasure, on the wire.</summary>
internal sealed record ErasureRequest(
    [property: Description("理由")][MaxLength(2000)] string Reason,
    [property: Description("法律依据，例如《个人信息保护法》第四十七条")][MaxLength(500)] string LegalBasis);

/// <summary>A case that was erased, on the wire.</summary>
internal sealed record ErasedCase(Guid CaseId, Instant ErasedAt);
