using System.Text.Json.Nodes;
using MedInsFlows.Engine.Tests.Flow;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Instances;

/// <summary>A variable is the same after a wait, although it was JSON in between.</summary>
public sealed class VariableTests
{
    [Theory]
    [InlineData("String", "\"中文 \\\"引号\\\" \\\\ 𠮷\\n\"")]
    [InlineData("String", "\"2026-03-02\"")]
    [InlineData("String", "\"{\\\"a\\\":1}\"")]
    [InlineData("Boolean", "true")]
    [InlineData("Int16", "-32768")]
    [InlineData("Int32", "2147483647")]
    [InlineData("Int64", "9223372036854775807")]
    [InlineData("Single", "1.1")]
    [InlineData("Double", "0.1")]
    [InlineData("Double", "1.7976931348623157E+308")]
    [InlineData("Double", "2.2250738585072014E-308")]
    [InlineData("Decimal", "1234567890.12")]
    [InlineData("Decimal", "100.00")]
    [InlineData("Guid", "\"0190a8a0-0000-7000-8000-000000000001\"")]
    [InlineData("DateTimeOffset", "\"2026-03-02T09:00:00.1234567+08:00\"")]
    [InlineData("TimeSpan", "\"14.00:00:00.5000000\"")]
    [InlineData("Int32?", "7")]
    [InlineData("FlowJoinMode", "\"WaitAny\"")]
    [InlineData("JsonElement", "{\"甲\":[1,2.50,null,\"x\"]}")]
    [InlineData("JsonElement", "1.5")]
    [InlineData("JsonNode", "[1,\"x\"]")]
    [InlineData("JsonObject", "{\"a\":{\"b\":1}}")]
    [InlineData("JsonArray", "[1,2]")]
    [InlineData("List<String>", "[\"a,b\",\"c\"]")]
    [InlineData("String[]", "[\"身份证\"]")]
    [InlineData("Int32[]", "[1,2]")]
    [InlineData("List<DateTimeOffset>", "[\"2026-03-02T09:00:00+08:00\"]")]
    [InlineData("StringDictionary", "{\"键\":\"值\"}")]
    [InlineData("StringMap", "{\"键\":\"值\"}")]
    [InlineData("ObjectDictionary", "{\"a\":1,\"b\":[\"x\"]}")]
    [InlineData("ObjectMap", "{\"a\":{\"b\":2}}")]
    [InlineData("Object", "\"text\"")]
    [InlineData("Object", "12.50")]
    [InlineData("Object", "{\"a\":[1]}")]
    public void A_variable_of_each_type_survives_a_wait(string type, string value)
    {
        var effects = new FlowRun(SetAndRecall(type, Literal("Object", JsonNode.Parse(value)!))).Start().Resume("ask", Outcome("Done")).Effects;

        effects[5].Should().Be(effects[1]);
        JsonNode.DeepEquals(JsonNode.Parse(effects[5][(effects[5].IndexOf(' ', StringComparison.Ordinal) + 1)..]), JsonNode.Parse(value)).Should().BeTrue("it was {0}", value);
    }

    [Theory]
    [InlineData("JsonElement")]
    [InlineData("JsonNode")]
    public void A_text_in_a_JSON_variable_survives_a_wait(string type)
    {
        var effects = new FlowRun(SetAndRecall(type, Literal("Object", "\"text\""))).Start().Resume("ask", Outcome("Done")).Effects;

        effects[5].Should().Be(effects[1]).And.EndWith(" \"text\"");
    }

    [Fact]
    public void A_variable_that_was_emptied_does_not_come_back_with_its_first_value()
    {
        var definition = SetAndRecall("String", new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = null } });
        definition["variables"]![0]!["value"] = "first";

        new FlowRun(definition).Start().Resume("ask", Outcome("Done")).Effects.Should().EndWith(" null");
    }

    [Fact]
    public void A_variable_that_was_never_set_keeps_its_first_value()
    {
        var definition = Definition("case", "ask:Ask after:Recall", "ask -> after").WithVariables(("Value", "Int32")).With("after", "variable", Literal("String", "Value"));
        definition["variables"]![0]!["value"] = "5";

        new FlowRun(definition).Start().Resume("ask", Outcome("Done")).Effects.Should().EndWith("Int32 5");
    }

    [Fact]
    public void A_variable_without_a_storage_driver_is_gone_after_a_wait()
    {
        var definition = SetAndRecall("String", Literal("Object", "set"));
        definition["variables"]![0]!.AsObject().Remove("storageDriverTypeName");

        new FlowRun(definition).Start().Resume("ask", Outcome("Done")).Effects.Should().EndWith(" null");
    }

    /// <summary>A flow that sets a variable and says what it holds before and after a wait.</summary>
    private static JsonObject SetAndRecall(string type, JsonObject value) =>
        Definition("case", "set:Elsa.SetVariable before:Recall ask:Ask after:Recall", "set -> before -> ask -> after")
            .WithVariables(("Value", type))
            .With("set", "variable", new JsonObject { ["id"] = "var-Value", ["name"] = "Value", ["typeName"] = type })
            .With("set", "value", value)
            .With("before", "variable", Literal("String", "Value"))
            .With("after", "variable", Literal("String", "Value"));
}
