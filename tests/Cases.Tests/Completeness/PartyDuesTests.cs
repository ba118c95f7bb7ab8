using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Completeness;
using MedInsFlows.Cases.Tests.Applications;
using static MedInsFlows.Cases.Tests.Items.ChronicDiseaseRecognition;

namespace MedInsFlows.Cases.Tests.Completeness;

/// <summary>What is due of those who act for somebody else, told with everything else.</summary>
public sealed class PartyDuesTests
{
    private static readonly Application Sent = ChronicDiseaseApplication.Read(ChronicDiseaseApplication.Complete) with { Parties = [] };
    private static readonly Party Agent = new("agent", "白杨", IdType.Passport, "E12345678");
    private static readonly Party Heir = new("heirRepresentative", "白杨", IdType.Passport, "E12345678");

    [Fact]
    public void An_agent_without_authorization_and_phone_is_told_of_both_with_the_rest()
    {
        var missing = CompletenessCheck.Of(Facts, Sent.Without("form") with { Parties = [Agent] });

        missing.Materials.Should().Equal(
            new MissingEntry("form", "《门诊慢特病病种待遇认定表》", "缺少“《门诊慢特病病种待遇认定表》”，请提交材料。"),
            new MissingEntry("party.agent.authorization", "授权委托书", "由代办人办理的，请提交委托人签名的“授权委托书”。"));
        missing.Fields.Should().Equal(new MissingEntry("party.agent.phone", "代办人联系电话", "请填写“代办人联系电话”。"));
    }

    [Fact]
    public void The_heirs_representative_needs_a_relation_and_a_proof()
    {
        Ids(Sent with { Parties = [Heir] }).Should().Equal("party.heirRepresentative.proof", "party.heirRepresentative.relation");
        Ids(Sent with { Parties = [Heir with { Relation = "长子", Proof = ["f9"] }] }).Should().BeEmpty();
    }

    [Theory]
    [InlineData("subject")]
    [InlineData("guardian")]
    [InlineData("unit")]
    [InlineData("provider")]
    [InlineData("payee")]
    public void Of_others_nothing_more_is_due(string role) => Ids(Sent with { Parties = [Agent with { Role = role }] }).Should().BeEmpty();

    [Fact]
    public void A_proof_may_come_with_the_party_or_as_a_material()
    {
        var agent = Agent with { Phone = "13800005678" };

        Ids(Sent with { Parties = [agent with { Proof = ["f9"] }] }).Should().BeEmpty();
        Ids(Sent.WithMaterial("party.agent.authorization", null, "f9") with { Parties = [agent] }).Should().BeEmpty();
        Ids(Sent.WithMaterial("party.agent.authorization", null) with { Parties = [agent] }).Should().Equal(["party.agent.authorization"], "it has no file");
    }

    [Fact]
    public void A_correction_sends_what_is_due_under_its_ids_or_the_parties_anew()
    {
        var first = Sent with { Parties = [Agent] };
        var correction = new Correction(
            new Dictionary<string, JsonElement> { ["party.agent.phone"] = JsonElement.Parse("\"13800005678\"") },
            [new SentMaterial { Id = "party.agent.authorization", Files = ["f9"] }]);

        var corrected = first.With(correction);
        Ids(corrected).Should().BeEmpty();
        corrected.Parties.Should().Equal(Agent with { Phone = "13800005678" });
        corrected.Fields.Should().NotContainKey("party.agent.phone");
        Ids(first.With(new Correction(Parties: [Agent with { Phone = "13800005678", Proof = ["f9"] }]))).Should().BeEmpty();
        first.With(new Correction(Parties: [])).Parties.Should().BeEmpty("the applicant acts in person after all");
    }

    [Fact]
    public void A_case_from_before_parties_were_judged_is_judged_as_it_was() =>
        CompletenessCheck.Of(Facts, Sent with { Parties = [Agent] }, parties: false).IsComplete.Should().BeTrue();

    private static IEnumerable<string> Ids(Application application) =>
        CompletenessCheck.Of(Facts, application) is var missing ? missing.Materials.Concat(missing.Fields).Select(entry => entry.Id) : [];
}
