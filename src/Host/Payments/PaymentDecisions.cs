using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Separation;
using NodaTime;

namespace MedInsFlows.Host.Payments;

/// <summary>
/// What may be done to a payment order after the flow has made it, decided while its case is locked: 财务 enters, 财务负责人 approves, 出纳 pays and receives.
/// Refusals are problems.
/// </summary>
internal static class PaymentDecisions
{
    /// <summary>Whether the role by which a caller acts has the post for something.</summary>
    public static bool HasPost(Caller caller, PaymentActKind kind) =>
        PaymentAct.DutyOf(kind) is var duty && (duty == TaskDuty.Other || (caller.Active is { } active && Duties.Of(active.Role.Id) == duty));

    /// <summary>Decides it.</summary>
    public static CaseAction Decide(LoadedCase found, Caller caller, Guid paymentId, PaymentStep step, CaseServices services)
    {
        TaskRules.RequireReach(found, caller);
        var payment = found.File.Payments?.FirstOrDefault(payment => payment.Id == paymentId) ?? throw Problem.NotFound();
        if (!HasPost(caller, step.Kind))
        {
            throw Problem.Forbidden(caller.Active?.Role.Name);
        }

        SeparationOfDuties.Require(found, payment, step.Kind, caller);
        if (found.IsErased)
        {
            throw Problem.WrongState("办件的个人信息已依法删除，不能再办理这笔拨付。");
        }

        if (PaymentRules.Refusal(payment, step.Kind) is { } refusal)
        {
            throw Problem.WrongState(refusal);
        }

        var now = Instant.FromDateTimeOffset(services.BusinessTime.GetUtcNow());
        var today = ShanghaiTime.DateOf(now);
        var act = new PaymentAct(step.Kind, caller.UserName, now)
        {
            On = step.On ?? (step.Kind == PaymentActKind.Paid ? today : null),
            Voucher = VoucherNumber.Of(step.Voucher),
            CorrectsAccount = step.Account is not null,
            Fund = step.Kind switch
            {
                PaymentActKind.RecoveryEntered => string.IsNullOrEmpty(step.Fund) && payment.Lines is [var only] ? only.Fund : step.Fund,
                PaymentActKind.Recovered => payment.OutstandingFund,
                _ => null,
            },
            Amount = step.Amount,
        };
        List<ProblemError> errors = [.. Missing(step), .. PaymentRules.Check(payment, act, today).Select(fault => Error(step.Kind, fault.Member, fault.Text))];
        if (errors.Count > 0)
        {
            throw Problem.InvalidBody(errors);
        }

        var said = step.Reason is null ? null : services.Seal(new Opinion(step.Reason, step.Account?.ToData()));
        act = act with { Said = said?.Citation };
        return new CaseAction(StimulusKind.Note, new PaymentHandled(paymentId, act), Actor.Of(caller))
        {
            Reason = said,
            Write = (transaction, _) => PaymentRegister.Handle(transaction, found.File, payment.After(act)),
        };
    }

    private static IEnumerable<ProblemError> Missing(PaymentStep step)
    {
        if (step.Kind is PaymentActKind.Returned or PaymentActKind.ReissueEntered or PaymentActKind.ReissueRefused or PaymentActKind.Failed or PaymentActKind.RecoveryEntered
            && string.IsNullOrWhiteSpace(step.Reason))
        {
            yield return new("/reason", ErrorCode.MissingField, $"{PaymentAct.NameOf(step.Kind)}须写明理由。");
        }

        if (step.Kind is PaymentActKind.Returned or PaymentActKind.Recovered && step.On is null)
        {
            yield return Error(step.Kind, "on", "请填写日期，例如 2026-03-31。");
        }

        if ((step.Kind == PaymentActKind.Paid || !string.IsNullOrEmpty(step.Voucher)) && VoucherNumber.Of(step.Voucher) is null)
        {
            yield return new("/voucher", ErrorCode.BadValue, "请填写凭证号：1 至 40 个字母、数字和“〔〕（）第号字/.-”，不含空格和其他文字。");
        }

        foreach (var fault in step.Account is { } account ? FieldRules.Check(PayeeAccount.Fields, account.ToData(), "/account") : [])
        {
            yield return ProblemErrors.Of(fault);
        }
    }

    /// <summary>A member of the request; each kind names its day in its own way.</summary>
    private static ProblemError Error(PaymentActKind kind, string member, string text) => new(
        member != "on" ? $"/{member}" : kind switch { PaymentActKind.Returned => "/returnedOn", PaymentActKind.Paid => "/paidOn", _ => "/receivedOn" },
        ErrorCode.BadValue,
        text);
}
