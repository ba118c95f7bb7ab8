using System.Text.Json;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Tests.Items;

public sealed class FactsJsonTests
{
    [Fact]
    public void An_item_comes_back_from_its_own_JSON()
    {
        var json = JsonSerializer.Serialize(ChronicDiseaseRecognition.Facts, FactsJson.Options);

        var again = JsonSerializer.Deserialize<Item>(json, FactsJson.Options)!;

        JsonSerializer.Serialize(again, FactsJson.Options).Should().Be(json);
        again.Should().BeEquivalentTo(ChronicDiseaseRecognition.Facts);
    }

    [Fact]
    public void An_item_has_the_members_of_the_contract_and_null_where_the_document_is_silent()
    {
        var json = JsonSerializer.SerializeToNode(ChronicDiseaseRecognition.Facts, FactsJson.Options)!.AsObject();

        json.Select(member => member.Key).Should().Equal(
            "region", "item", "title", "code", "group", "handlingType", "seq", "timeLimits", "steps", "description", "serviceObject",
            "conditions", "basis", "levels", "departments", "places", "fee", "remarks", "validity", "riskLevel", "riskPoints", "forms",
            "channels", "messageTemplates", "applicantCases", "circumstances", "materials", "requiredFields", "filingTimes");
        json["fee"].Should().BeNull();
        json["places"]!.AsArray().Should().BeEmpty();
        json["handlingType"]!.GetValue<string>().Should().Be("承诺件");
        json["timeLimits"]![0]!.ToJsonString(FactsJson.Options)
            .Should().Be("""{"kind":"workingDays","length":20,"scope":"overall","text":"不超过20个工作日"}""");
        json["basis"]![0]!.AsObject().Should().ContainKey("clause").WhoseValue.Should().BeNull();
        json["channels"]![0]!["id"]!.GetValue<string>().Should().Be("online");
    }

    [Fact]
    public void Optional_members_are_left_out_and_Chinese_is_written_as_it_is()
    {
        JsonSerializer.Serialize(ChronicDiseaseRecognition.Facts.Materials[2], FactsJson.Options)
            .Should().Be("""{"id":"records","name":"病历资料或检查资料","required":true,"sources":["applicant"]}""");
    }

    [Theory]
    [InlineData("""{"text":"意外伤害就医的","circumstance":"accident"}""")]
    [InlineData("""{"text":"非本人账户","field":"account.isOwn","equals":false}""")]
    public void A_condition_reads_in_the_words_of_the_contract(string json)
    {
        var condition = JsonSerializer.Deserialize<Condition>(json, FactsJson.Options);

        JsonSerializer.Serialize(condition, FactsJson.Options).Should().Be(json);
    }

    [Fact]
    public void Every_word_of_the_contract_is_known()
    {
        Words<FieldType>().Should().Equal(
            ("text longText name idType idNumber creditCode phone email bankAccount date month amount integer boolean choice multiChoice "
             + "address region group list").Split(' '));
        Words<Channel>().Should().Equal("online onsite post fax agentPoint grassroots provider joint proactive agency".Split(' '));
        Words<MaterialSource>().Should().Equal("dataSharing", "applicant", "commitmentLetter");
        Words<LimitKind>().Should().Equal("immediate", "workingDays", "calendarDays", "months");
        Words<TimeLimitScope>().Should().Equal("overall", "channel", "stage");
        Words<HandlingType>().Should().Equal("承诺件", "即办件");
    }

    [Theory]
    [InlineData("""{"id":"m","name":"n","required":true,"sources":["applicant"],"colour":"red"}""")]
    [InlineData("""{"id":"m","name":"n","required":true}""")]
    [InlineData("""{"id":"m","id":"m","name":"n","required":true,"sources":["applicant"]}""")]
    [InlineData("""{"id":null,"name":"n","required":true,"sources":["applicant"]}""")]
    [InlineData("""{"id":"m","name":"n","required":true,"sources":[1]}""")]
    [InlineData("""{"id":"m","name":"n","required":true,"sources":["pigeon"]}""")]
    [InlineData("""{"id":"m","name":"n","required":true,"sources":["applicant"],"cases":[null]}""")]
    [InlineData("""{"id":"m","name":"n","required":true,"sources":["applicant"],"condition":{"text":"t","field":"f","equals":"\ud800"}}""")]
    [InlineData("""{"id":"m","name":"n","required":true,"sources":["applicant"],"condition":{"text":"t","equals":{"a":1,"a":2}}}""")]
    public void Anything_but_the_exact_shape_is_an_error(string json)
    {
        var read = () => JsonSerializer.Deserialize<Material>(json, FactsJson.Options);

        read.Should().Throw<JsonException>();
    }

    private static IEnumerable<string> Words<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().Select(value => JsonSerializer.SerializeToNode(value, FactsJson.Options)!.GetValue<string>());
}
