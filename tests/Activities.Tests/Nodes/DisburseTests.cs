using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Payments;

namespace MedInsFlows.Activities.Tests.Nodes;

public sealed class DisburseTests
{
    private static readonly object Inputs = new { stage = "拨付", payee = "payee", lines = """[{"fund": "统筹基金", "amountField": "fund"}, {"fund": "大病保险", "amountField": "serious"}]""" };

    [Fact]
    public void What_was_entered_before_is_ordered_by_fund_and_paid_with_a_voucher()
    {
        var run = Reviewed();
        var ordered = run.Case.Payments!.Value.Single();
        ordered.Lines.Should().Equal(new PaymentLine("统筹基金", 1200.50m), new PaymentLine("大病保险", 0));
        (ordered.Status, ordered.Total, ordered.Payee, run.Case.Status).Should().Be((PaymentStatus.Ordered, 1200.50m, "payee", CaseStatus.InPayment));

        run.Decide("拨付", "已拨付", "cashier", data: """{"voucher": "2026-0317"}""");

        run.Case.Payments!.Value.Single().Should().Match<CasePayment>(paid => paid.Status == PaymentStatus.Paid && paid.Voucher == "2026-0317");
        run.Path.Should().Equal("it:Paid", "end:Done");
        run.Replay().Kept.Should().Be(run.Kept);
    }

    [Fact]
    public void What_has_failed_is_ordered_anew_and_both_orders_stay_on_record()
    {
        var run = Reviewed().Decide("拨付", "拨付失败", "cashier", "户名不符").Decide("初审", "同意", "other", amounts: new Dictionary<string, decimal> { ["fund"] = 1200.50m });

        run.Case.Payments!.Value.Select(payment => payment.Status).Should().Equal(PaymentStatus.Failed, PaymentStatus.Ordered);
        run.Case.Payments!.Value.Select(payment => payment.Id).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Nothing_is_left_to_pay_when_the_applicant_withdraws()
    {
        var run = Reviewed().Withdraw("不办了");

        run.Case.Payments!.Value.Single().Status.Should().Be(PaymentStatus.Failed);
        run.Case.Tasks.Should().BeEmpty();
    }

    [Fact]
    public void A_voucher_number_that_is_none_is_not_kept_with_the_case()
    {
        var run = Reviewed().Decide("拨付", "已拨付", "cashier", data: """{"voucher": "已转给张三的账户，请查收"}""");

        run.Case.Payments!.Value.Single().Voucher.Should().BeNull();
        run.Kept.Should().NotContain("张三");
    }

    private static CaseRun Reviewed() => new SmallFlow().Add("it", "MedIns.Disburse", Inputs)
        .Add("review", "MedIns.Approval", new { levels = """[{"stage": "初审", "role": "reviewer"}]""" })
        .Draw("start -> review").Draw("review:Approved -> it").Draw("review:Rejected -> end").Draw("review:Returned -> end").Draw("it:Paid -> end").Draw("it:Failed -> review")
        .Run().Submit(Applications.Complete).Decide("初审", "同意", "reviewer", amounts: new Dictionary<string, decimal> { ["fund"] = 1200.50m });
}
