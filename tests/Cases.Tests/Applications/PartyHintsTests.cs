using MedInsFlows.Cases.Applications;
using NodaTime;
using static MedInsFlows.Cases.Tests.Applications.ChronicDiseaseApplication;

namespace MedInsFlows.Cases.Tests.Applications;

/// <summary>What whoever handles a case is asked to look at. The persons are invented: a child of 2020, a grown-up of 1985.</summary>
public sealed class PartyHintsTests
{
    private const string Child = "23010220200315001X";
    private const string GrownUp = "230102198506151234";
    private static readonly LocalDate Day = new(2026, 4, 20);

    [Fact]
    public void Somebody_who_applies_alone_gives_no_hint() => Of().Should().BeEmpty();

    [Fact]
    public void A_child_without_a_guardian_is_told_and_with_one_not()
    {
        var child = new Party("subject", "白苗", IdType.ResidentIdentityCard, Child);

        Of(child, Agent()).Should().Equal("参保人未满18周岁，申请没有写明监护人，请核对由谁代为办理。");
        Of(child, Guardian() with { Relation = "母亲", Proof = ["f1"] }).Should().BeEmpty();
        Of(child, Guardian()).Should().Equal(
            "监护人没有写明与参保人的关系，请核对。", "监护人没有附关系证明（户口簿、出生医学证明等），请核对。");
    }

    [Theory]
    [InlineData(2038, 3, 14, true)]
    [InlineData(2038, 3, 15, false)]
    public void Full_age_begins_with_the_eighteenth_birthday(int year, int month, int day, bool minor)
    {
        var application = Read(Complete) with { Parties = [new Party("subject", "白苗", IdType.ResidentIdentityCard, Child), Agent()] };

        PartyHints.Of(application, new LocalDate(year, month, day)).Any(hint => hint.Contains("未满18周岁")).Should().Be(minor);
    }

    [Fact]
    public void Whoever_applies_for_somebody_else_without_saying_as_what_is_told() =>
        Of(new Party("subject", "白松", IdType.Passport, "E11112222")).Should().ContainSingle().Which.Should().StartWith("申请人不是参保人本人");

    [Fact]
    public void A_child_that_acts_for_others_and_money_that_goes_elsewhere_are_told() => Of(
        new Party("agent", "白苗", IdType.ResidentIdentityCard, Child, "13800005678", Proof: ["f1"]),
        new Party("payee", "白松", IdType.Passport, "E11112222")).Should().Equal(
            "监护人、代办人或继承人代表未满18周岁，请核对。", "收款人不是参保人本人，请核对收款账户的材料。");

    private static Party Agent() => new("agent", "白杨", IdType.Passport, "E12345678", "13800005678", Proof: ["f1"]);

    private static Party Guardian() => new("guardian", "白桦", IdType.ResidentIdentityCard, GrownUp);

    private static IReadOnlyList<string> Of(params Party[] parties) => PartyHints.Of(Read(Complete) with { Parties = parties }, Day);
}
