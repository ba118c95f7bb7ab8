using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Notices;
using static MedInsFlows.Cases.Tests.Applications.ChronicDiseaseApplication;

namespace MedInsFlows.Cases.Tests.Applications;

/// <summary>Whom a case is about, whose the money is, and who is told.</summary>
public sealed class WhoIsWhoTests
{
    private static readonly Party Subject = new("subject", "参", IdType.Passport, "E00000001", "13800000001");
    private static readonly Party Mother = new("guardian", "母", IdType.Passport, "E00000002", "13800000002");
    private static readonly Party Father = new("guardian", "父", IdType.Passport, "E00000003");
    private static readonly Party Agent = new("agent", "代", IdType.Passport, "E00000004", "13800000004");
    private static readonly Party Heir = new("heirRepresentative", "继", IdType.Passport, "E00000005");
    private static readonly Party Payee = new("payee", "收", IdType.Passport, "E00000006");
    private static readonly Party Unit = new("unit", "厂", IdType.CreditCode, "91350100M000100Y43");

    [Fact]
    public void The_subject_is_the_party_that_is_named_so_else_the_applicant()
    {
        With().Subject().Name.Should().Be("白桦");
        With(Agent, Subject).Subject().Name.Should().Be("参");
    }

    [Fact]
    public void Money_goes_to_the_payee_else_to_the_heirs_representative_else_to_the_subject()
    {
        With().Payee().Name.Should().Be("白桦");
        With(Agent, Subject).Payee().Name.Should().Be("参", "an agent gets no money");
        With(Heir, Subject).Payee().Name.Should().Be("继");
        With(Heir, Subject, Payee).Payee().Name.Should().Be("收");
    }

    [Theory]
    [InlineData("applicant", "白桦")]
    [InlineData("applicantAndAgent", "白桦代")]
    [InlineData("subject", "参")]
    [InlineData("agent", "代")]
    [InlineData("guardian", "母父")]
    [InlineData("unit", "厂")]
    [InlineData("payee", "收")]
    [InlineData("allParties", "白桦参母父代继收厂")]
    [InlineData("handler", "")]
    [InlineData("supervisor", "")]
    public void An_audience_is_who_its_name_says(string audience, string names) =>
        string.Concat(NoticeAudience.Find(audience)!.In(With(Subject, Mother, Father, Agent, Heir, Payee, Unit)).Select(person => person.Name)).Should().Be(names);

    [Theory]
    [InlineData("applicantAndAgent", "白桦")]
    [InlineData("subject", "白桦")]
    [InlineData("payee", "白桦")]
    [InlineData("agent", "")]
    [InlineData("guardian", "")]
    [InlineData("unit", "")]
    public void Without_such_a_party_it_is_the_applicant_where_the_applicant_is_one(string audience, string names) =>
        string.Concat(NoticeAudience.Find(audience)!.In(With()).Select(person => person.Name)).Should().Be(names);

    [Fact]
    public void A_unit_that_applies_is_the_unit() => NoticeAudience.Unit.In(
        With() with { Applicant = new(ApplicantKind.Unit, "一厂", IdType.CreditCode, "91230100MA1B2C3D49", "13800001234") }).Should().ContainSingle().Which.Name.Should().Be("一厂");

    [Fact]
    public void A_party_who_is_the_applicant_is_reached_as_the_applicant_is()
    {
        var application = With(new Party("subject", "白桦", IdType.ResidentIdentityCard, "23010219850615 1234"));
        application = application with { Applicant = application.Applicant with { Email = "bai@example.org" } };

        var subject = application.Subject();

        (subject.Role, subject.Phone, subject.Email).Should().Be(("subject", "13800001234", "bai@example.org"));
        $"{subject} {application.Applying()}".Should().NotContainAny("白桦", "2301", "138", "bai@");
    }

    private static Application With(params Party[] parties) => Read(Complete) with { Parties = parties };
}
