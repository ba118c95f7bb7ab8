using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Separation;

namespace MedInsFlows.Cases.Tests.Separation;

public sealed class DutiesTests
{
    [Theory]
    [InlineData("acceptor", TaskDuty.Acceptance)]
    [InlineData("provider-reviewer", TaskDuty.Review)]
    [InlineData("second-reviewer", TaskDuty.SecondReview)]
    [InlineData("settlement", TaskDuty.PaymentEntry)]
    [InlineData("finance", TaskDuty.PaymentEntry)]
    [InlineData("finance-head", TaskDuty.PaymentApproval)]
    [InlineData("cashier", TaskDuty.Payment)]
    [InlineData("expert", TaskDuty.Other)]
    public void A_role_says_what_its_tasks_are_for(string role, TaskDuty duty) => Duties.Of(role).Should().Be(duty);

    [Fact]
    public void What_an_applicant_does_is_no_duty_and_every_other_role_has_one() =>
        Role.All.Where(role => Duties.Of(role.Id) is null).Select(role => role.Id).Should().BeEquivalentTo("applicant", "unit-clerk", "provider", "system");

    [Fact]
    public void The_rules_between_two_duties_are_these_whichever_comes_first()
    {
        var all = Enum.GetValues<TaskDuty>();

        var rules = from one in all from other in all let rule = Duties.Between(one, other) where rule is not null && one < other select $"{one}-{other} {rule}";

        rules.Should().BeEquivalentTo(
            "Acceptance-Review review",
            "Review-SecondReview second-review",
            "PaymentEntry-PaymentApproval payment",
            "PaymentEntry-Payment payment",
            "PaymentApproval-Payment payment");
        (from one in all from other in all where Duties.Between(one, other) != Duties.Between(other, one) select one).Should().BeEmpty();
        all.Should().OnlyContain(duty => Duties.Between(duty, duty) == null, "who did it once may do it again");
    }
}
