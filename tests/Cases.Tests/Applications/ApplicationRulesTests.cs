using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using static MedInsFlows.Cases.Tests.Applications.ChronicDiseaseApplication;
using static MedInsFlows.Cases.Tests.Items.ChronicDiseaseRecognition;

namespace MedInsFlows.Cases.Tests.Applications;

public sealed class ApplicationRulesTests
{
    [Fact]
    public void A_complete_application_has_no_fault() => ApplicationRules.Check(Read(Complete), Facts).Should().BeEmpty();

    [Fact]
    public void What_is_merely_absent_or_badly_formatted_is_no_fault_of_the_request() =>
        ApplicationRules.Check(
            Read(Complete).WithField("phone", "\"1\"").WithField("name", "null").WithField("insurance", "\"x\"") with { Materials = [] },
            Facts).Should().BeEmpty();

    [Fact]
    public void All_that_makes_it_invalid_is_told_at_once()
    {
        var application = Read(Complete) with
        {
            Channel = Channel.Fax,
            ApplicantCase = "worker",
            Circumstances = ["accident"],
            Applicant = new(ApplicantKind.Person, " ", IdType.ResidentIdentityCard, "230102198506151235", "1", "x"),
            Parties = [new("agent", "白杨", IdType.Passport, "E1")],
            Materials =
            [
                new() { Id = "form", Files = [""] }, new() { Id = "form" }, new() { Id = "nothing" },
            ],
        };

        var faults = ApplicationRules.Check(
            application.WithField("age", "\"41\"").WithField("colour", "1").WithField("document", """{"colour":"red"}""")
                .WithField("disease", JsonSerializer.Serialize(new string('长', 501))),
            Facts);

        faults.Select(fault => (fault.Pointer, fault.Code)).Should().Equal(
            ("/channel", FaultCode.NotOffered),
            ("/applicantCase", FaultCode.UnknownId),
            ("/applicant/name", FaultCode.Missing),
            ("/applicant/idNumber", FaultCode.BadFormat),
            ("/applicant/phone", FaultCode.BadFormat),
            ("/applicant/email", FaultCode.BadFormat),
            ("/parties/0/idNumber", FaultCode.BadFormat),
            ("/circumstances/0", FaultCode.UnknownId),
            ("/fields/colour", FaultCode.UnknownId),
            ("/fields/age", FaultCode.WrongType),
            ("/fields/document/colour", FaultCode.UnknownId),
            ("/fields/disease", FaultCode.TooLong),
            ("/materials/0/files/0", FaultCode.Missing),
            ("/materials/1/id", FaultCode.Duplicate),
            ("/materials/2/id", FaultCode.UnknownId));
        faults.Should().AllSatisfy(fault => fault.Detail.Should().EndWith("。").And.NotContain("230102198506151235"));
    }

    [Theory]
    [InlineData(ApplicantKind.Unit, IdType.CreditCode, "91350100M000100Y43", null)]
    [InlineData(ApplicantKind.Provider, IdType.CreditCode, "91350100M000100Y44", "/applicant/idNumber")]
    [InlineData(ApplicantKind.Unit, IdType.ResidentIdentityCard, "230102198506151234", "/applicant/idType")]
    [InlineData(ApplicantKind.Person, IdType.CreditCode, "91350100M000100Y43", "/applicant/idType")]
    [InlineData(ApplicantKind.Person, IdType.Passport, "", "/applicant/idNumber")]
    public void A_unit_proves_itself_by_its_code_and_a_person_by_a_document(ApplicantKind kind, IdType type, string number, string? pointer)
    {
        var application = Read(Complete) with { Applicant = new(kind, "白桦", type, number, "13800001234") };

        ApplicationRules.Check(application, Facts).Select(fault => fault.Pointer).Should().Equal(pointer is null ? [] : [pointer]);
    }

    [Fact]
    public void A_role_that_there_is_not_is_told_with_those_that_there_are()
    {
        var fault = ApplicationRules.Check(Read(Complete) with { Parties = [new("helper", "白杨", IdType.Passport, "E12345678")] }, Facts).Should().ContainSingle().Which;

        (fault.Pointer, fault.Code).Should().Be(("/parties/0/role", FaultCode.UnknownId));
        fault.Detail.Should().Be(
            "没有这种相关人，可用的有subject（参保人）、guardian（监护人）、heirRepresentative（继承人代表）、agent（代办人）、unit（单位）、provider（定点医药机构）、payee（收款人）。");
    }

    [Theory]
    [InlineData("subject", true)]
    [InlineData("guardian", false)]
    [InlineData("heirRepresentative", true)]
    [InlineData("agent", true)]
    [InlineData("unit", false)]
    [InlineData("provider", false)]
    [InlineData("payee", true)]
    public void Some_roles_are_for_one_and_nobody_has_a_role_twice(string role, bool single)
    {
        var organised = role is "unit" or "provider";
        Party first = organised ? new(role, "一厂", IdType.CreditCode, "91350100M000100Y43") : new(role, "白杨", IdType.Passport, "E12345678");
        Party other = organised ? new(role, "二厂", IdType.CreditCode, "91230100MA1B2C3D49") : new(role, "白柳", IdType.Passport, "E87654321");

        Faults(first).Should().BeEmpty();
        Faults(first, other).Should().Equal(single ? ["/parties/1/role Duplicate"] : []);
        Faults(first, first with { IdNumber = first.IdNumber.ToLowerInvariant() }).Should().Equal("/parties/1/role Duplicate");

        static IEnumerable<string> Faults(params Party[] parties) =>
            ApplicationRules.Check(Read(Complete) with { Parties = parties }, Facts).Select(fault => $"{fault.Pointer} {fault.Code}");
    }

    [Fact]
    public void Too_many_are_told_before_anything_else() => ApplicationRules.Check(
        Read(Complete) with { Parties = [.. Enumerable.Repeat(new Party("helper", "", IdType.Passport, ""), 51)] }, Facts).Should().ContainSingle()
        .Which.Should().BeEquivalentTo(new { Pointer = "/parties", Code = FaultCode.TooLong });

    [Fact]
    public void A_unit_or_provider_that_takes_part_proves_itself_by_its_code_and_all_else_that_is_wrong_is_told_with_it()
    {
        var application = Read(Complete) with
        {
            Parties =
            [
                new("unit", " ", IdType.ResidentIdentityCard, "230102198506151234"),
                new("provider", "医院", IdType.CreditCode, "91350100M000100Y44"),
                new("agent", "白杨", IdType.Passport, "E12345678", Phone: "1", Proof: [""]),
            ],
        };

        ApplicationRules.Check(application, Facts).Select(fault => $"{fault.Pointer} {fault.Code}").Should().Equal(
            "/parties/0/name Missing", "/parties/0/idType NotOffered", "/parties/1/idNumber BadFormat", "/parties/2/phone BadFormat", "/parties/2/proof/0 Missing");
    }

    [Fact]
    public void Where_cases_are_told_apart_one_is_chosen()
    {
        var item = Facts with { ApplicantCases = [new("worker", "在职职工")] };

        ApplicationRules.Check(Read(Complete), item).Should().ContainSingle().Which.Should().BeEquivalentTo(
            new { Pointer = "/applicantCase", Code = FaultCode.Missing });
        ApplicationRules.Check(Read(Complete) with { ApplicantCase = "worker" }, item).Should().BeEmpty();
    }

    [Fact]
    public void What_does_not_apply_must_still_be_of_its_JSON_type()
    {
        var more = Field("more", "其他", FieldType.Date) with { Condition = new("条件", Circumstance: "accident") };
        var item = Facts with { RequiredFields = [.. Facts.RequiredFields, more] };

        ApplicationRules.Check(Read(Complete).WithField("more", "\"no date\""), item).Should().BeEmpty();
        ApplicationRules.Check(Read(Complete).WithField("more", "1"), item).Should().ContainSingle()
            .Which.Pointer.Should().Be("/fields/more");
    }

    [Fact]
    public void A_correction_is_held_to_the_same_with_pointers_into_itself()
    {
        var correction = JsonSerializer.Deserialize<Correction>(
            """{"fields":{"age":"41","phone":"1"},"materials":[{"id":"nothing"}],"circumstances":["accident"]}""", FactsJson.Options)!;

        ApplicationRules.Check(correction, Facts).Select(fault => fault.Pointer)
            .Should().Equal("/circumstances/0", "/fields/age", "/materials/0/id");
        ApplicationRules.Check(new Correction(), Facts).Should().BeEmpty();
    }

    [Fact]
    public void A_correction_of_the_parties_is_held_to_the_same_as_they_were()
    {
        var correction = JsonSerializer.Deserialize<Correction>(
            """
            {"fields":{"party.agent.phone":"1","party.heirRepresentative.relation":7},"materials":[{"id":"party.agent.authorization","files":["f1"]}],
             "parties":[{"role":"helper","name":"白杨","idType":"passport","idNumber":"E12345678"}]}
            """,
            FactsJson.Options)!;

        ApplicationRules.Check(correction, Facts).Select(fault => $"{fault.Pointer} {fault.Code}").Should().Equal(
            "/parties/0/role UnknownId", "/fields/party.agent.phone BadFormat", "/fields/party.heirRepresentative.relation WrongType");
    }

    [Theory]
    [InlineData("\"fields\": {", "\"fields\": { \"age\": 1,")]
    [InlineData("\"channel\": \"online\"", "\"channel\": \"pigeon\"")]
    [InlineData("\"channel\": \"online\"", "\"channel\": 0")]
    [InlineData("\"channel\": \"online\"", "\"channel\": \"0\"")]
    [InlineData("\"channel\": \"online\"", "\"channel\": \"online, onsite\"")]
    [InlineData("\"channel\": \"online\"", "\"channel\": \"ONLINE\"")]
    [InlineData("\"applicantCase\": null", "\"colour\": null")]
    [InlineData("\"region\": \"heilongjiang\",", "")]
    [InlineData("\"name\": \"白桦\", \"idType\"", "\"idType\"")]
    [InlineData("[\"f1\"]", "[null]")]
    [InlineData("\"高血压\"", "\"\\ud800\"")]
    public void A_body_of_another_shape_cannot_be_read(string instead, string written)
    {
        Complete.Should().Contain(instead);

        FluentActions.Invoking(() => Read(Complete.Replace(instead, written, StringComparison.Ordinal))).Should().Throw<JsonException>();
    }
}
