using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Activities;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Tests.Flow;
using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Definitions;

/// <summary>Definitions are read as Elsa reads them.</summary>
public sealed class ReadingRulesTests
{
    [Theory]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Literal","value":"中文"}}""", "Text \"中文\"")]
    [InlineData("TEXT", """{"TypeName":"String","Expression":{"Type":"Literal","Value":"x"}}""", "Text \"x\"")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Literal","value":1.50}}""", "Text \"1.50\"")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Literal","value":{"a":[1, 2]}}}""", "Text \"{\\\"a\\\":[1,2]}\"")]
    [InlineData("text", """{"typeName":"String","expression":{"value":"x"}}""", "Text \"x\"")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Literal","value":"x"},"memoryReference":{"id":"elsewhere"}}""", "Text \"x\"")]
    [InlineData("text", "\"bare\"", "Text \"bare\"")]
    [InlineData("number", "3", "Number 3")]
    [InlineData("number", "\"3\"", "Number 3")]
    [InlineData("flag", "true", "Flag true")]
    [InlineData("flag", """{"typeName":"Boolean","expression":{"type":"Literal","value":"true"}}""", "Flag true")]
    [InlineData("span", """{"typeName":"TimeSpan","expression":{"type":"Literal","value":"14.00:00:00"}}""", "Span \"14.00:00:00\"")]
    [InlineData("mode", """{"typeName":"FlowJoinMode","expression":{"type":"Literal","value":"waitAll"}}""", "Mode \"WaitAll\"")]
    [InlineData("mode", """{"typeName":"FlowJoinMode","expression":{"type":"Literal","value":2}}""", "Mode \"WaitAny\"")]
    [InlineData("words", """{"typeName":"List<String>","expression":{"type":"Literal","value":["a","b"]}}""", "Words [\"a\",\"b\"]")]
    [InlineData("words", """{"typeName":"List<String>","expression":{"type":"Object","value":"[\"a\",\"b\"]"}}""", "Words [\"a\",\"b\"]")]
    [InlineData("words", """{"typeName":"List<String>","expression":{"type":"Json","value":"[\"a\"]"}}""", "Words [\"a\"]")]
    [InlineData("words", """{"typeName":"List<String>","expression":{"type":"Literal","value":"a, b"}}""", "Words [\"a\",\"b\"]")]
    [InlineData("person", """{"typeName":"Person","expression":{"type":"Object","value":"{\"NAME\":\"李\",\"age\":3,\"mode\":\"WaitAny\"}"}}""", "Person {\"name\":\"李\",\"age\":3,\"mode\":\"WaitAny\"}")]
    [InlineData("anything", """{"typeName":"Object","expression":{"type":"Object","value":"{\"a\":[1,\"x\"]}"}}""", "Anything {\"a\":[1,\"x\"]}")]
    [InlineData("anything", """{"typeName":"Object","expression":{"type":"Object","value":"12"}}""", "Anything 12")]
    [InlineData("anything", """{"typeName":"Object","expression":{"type":"Literal","value":"12"}}""", "Anything \"12\"")]
    [InlineData("anything", """{"typeName":"Object","expression":{"type":"Literal","value":12.5}}""", "Anything 12.5")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Object","value":"\"x\""}}""", "Text \"x\"")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Variable","value":{"id":"var-Given","name":"Given","typeName":"String"}}}""", "Text \"from the variable\"")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Variable","value":"{\"id\":\"var-Given\"}"}}""", "Text \"from the variable\"")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Input","value":{"name":"Given","type":"String"}}}""", "Text \"from the input\"")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Input","value":"{\"name\":\"given\"}"}}""", "Text \"from the input\"")]
    [InlineData("plain", "6", "Plain 6")]
    [InlineData("plain", "\"6\"", "Plain 6")]
    [InlineData("plainWords", "[\"a\"]", "PlainWords [\"a\"]")]
    public void An_input_is_read_in_every_form(string property, string json, string told) => Told(property, json).Should().Contain(told);

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("""{"typeName":"Int32"}""")]
    [InlineData("""{"typeName":"Int32","expression":null}""")]
    public void An_input_that_is_not_set_has_its_default(string json)
    {
        Told("number", json).Should().Contain("Number 7");
        Told("numberWithDefault", json).Should().Contain("NumberWithDefault 9");
        Told("text", json).Should().Contain("Text null");
    }

    [Fact]
    public void An_input_without_its_type_name_would_be_passed_over_by_Elsa_and_is_told() =>
        Faults(Probed("text", """{"expression":{"type":"Literal","value":"x"}}"""))
            .Should().Equal(new DefinitionFault("root.activities[0]（probe）.text", "缺少 typeName，标准 Elsa 会忽略这一项；请补上。"));

    [Theory]
    [InlineData("number", """{"typeName":"Int32","expression":{"type":"Literal","value":"x"}}""", "值无法读作 Int32。")]
    [InlineData("number", "\"x\"", "值无法读作 Int32。")]
    [InlineData("number", "1.5", "值无法读作 Int32。")]
    [InlineData("plain", "\"x\"", "值无法读作 Int32。")]
    [InlineData("span", """{"typeName":"TimeSpan","expression":{"type":"Literal","value":"soon"}}""", "值无法读作 TimeSpan。")]
    [InlineData("mode", """{"typeName":"FlowJoinMode","expression":{"type":"Literal","value":"WaitNone"}}""", "值无法读作 FlowJoinMode。")]
    [InlineData("mode", """{"typeName":"FlowJoinMode","expression":{"type":"Literal","value":99}}""", "值无法读作 FlowJoinMode。")]
    [InlineData("person", """{"typeName":"Person","expression":{"type":"Object","value":"{\"age\":\n\"x\"}"}}""", "值无法读作 Person（$.age，第 2 行第 4 字节）。")]
    [InlineData("person", """{"typeName":"Person","expression":{"type":"Object","value":"{"}}""", "表达式的 value 不是合法的 JSON（第 1 行第 2 字节）。")]
    [InlineData("anything", """{"typeName":"Object","expression":{"type":"Object","value":"{"}}""", "表达式的 value 不是合法的 JSON（第 1 行第 2 字节）。")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"JavaScript","value":"1 +"}}""", "脚本第 1 行第 4 列：脚本没有写完，此处应为值。")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Delegate"}}""", "不支持“Delegate”类表达式；可用 Literal、Object、Variable、Input、JavaScript。")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Variable","value":{"name":"x"}}}""", "变量引用缺少 id。")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Variable","value":"var-Given"}}""", "表达式的 value 不是合法的 JSON（第 1 行第 1 字节）。")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Variable"}}""", "表达式缺少 value。")]
    [InlineData("text", """{"typeName":"String","expression":{"type":"Input","value":{}}}""", "Input 表达式缺少 name。")]
    public void A_wrong_value_is_found_when_the_definition_is_loaded_and_its_place_is_named(string property, string json, string message) =>
        Faults(Probed(property, json)).Should().Equal(new DefinitionFault($"root.activities[0]（probe）.{property}", message));

    [Fact]
    public void Outputs_go_to_variables_by_id_and_to_outputs_of_the_workflow_by_name()
    {
        var definition = Definition("case", "probe:Probe recall:Recall", "probe -> recall")
            .WithVariables(("Kept", "String[]"))
            .With("probe", "given", JsonNode.Parse("""{"typeName":"String[]","memoryReference":{"id":"var-Kept"}}""")!)
            .With("probe", "result", JsonNode.Parse("""{"typeName":"String","memoryReference":{"id":"CaseResult"}}""")!)
            .With("recall", "variable", Literal("String", "Kept"));
        definition["outputs"] = JsonNode.Parse("""[{"name":"CaseResult","type":"String"}]""");

        var run = new FlowRun(definition).Start();

        run.Last.State.Output!["CaseResult"].GetString().Should().Be("the result");
        run.Effects.Should().EndWith("String[] [\"one\",\"two\"]");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"typeName":"String"}""")]
    [InlineData("""{"typeName":"String","memoryReference":null}""")]
    [InlineData("{}")]
    public void An_output_that_is_not_bound_goes_nowhere(string json) =>
        new FlowRun(Probed("result", json)).Start().Last.State.Output.Should().BeNull();

    [Theory]
    [InlineData("""[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"},"vertices":[]}]""")]
    [InlineData("""[{"source":{"activity":"a"},"target":{"activity":"b"}}]""")]
    [InlineData("""[{"Source":{"Activity":"a","Port":"Done"},"Target":{"Activity":"b","Port":"In"}}]""")]
    [InlineData("""[{"source":"a","target":"b","sourcePort":"Done","targetPort":"In"}]""")]
    [InlineData("""[{"source":"a","target":"b"}]""")]
    [InlineData("""{"$values":[{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}]}""")]
    [InlineData("""{"_type":"Connection[]","items":[{"source":"a","target":"b"}]}""")]
    [InlineData("""{"_type":"Connection[]","values":[{"source":"a","target":"b"}]}""")]
    [InlineData("""{"source":{"activity":"a","port":"Done"},"target":{"activity":"b","port":"In"}}""")]
    [InlineData("""[{"source":"a","target":"b"},{"source":"a","target":"b"}]""")]
    public void Connections_are_read_in_every_form_they_ever_had(string json)
    {
        var definition = Definition("case", "a:Step b:Step");
        definition["root"]!["connections"] = JsonNode.Parse(json);

        new FlowRun(definition).Start().Trace.Should().Be("a b");
    }

    [Fact]
    public void Lists_of_activities_variables_and_cases_may_be_wrapped()
    {
        var definition = Definition("case", "switch:Elsa.FlowSwitch a:Step b:Step", "switch:A -> a", "switch:B -> b")
            .With("switch", "cases", JsonNode.Parse("""{"_type":"x","items":[{"label":"A","condition":{"type":"Literal","value":false}},{"label":"B","condition":{"type":"Literal","value":"true"}}]}""")!);
        var root = definition["root"]!.AsObject();
        root["activities"] = new JsonObject { ["$id"] = "1", ["$values"] = root["activities"]!.DeepClone() };
        root["variables"] = JsonNode.Parse("""{"$values":[{"id":"v","name":"V","typeName":"String","value":"x"}]}""");

        var run = new FlowRun(definition).Start();

        run.Trace.Should().Be("switch b");
        ((Flowchart)Read(definition).Workflow.Root).Variables.Should().ContainSingle().Which.Name.Should().Be("V");
    }

    [Fact]
    public void Variables_are_read_by_name_and_type_wherever_they_come_from()
    {
        var definition = Definition("case", "a:Step");
        definition["variables"] = JsonNode.Parse("""
            [{"id":"1","name":"A","typeName":"string","isArray":false,"value":"x","storageDriverTypeName":"WorkflowInstanceStorageDriver"},
             {"id":"2","name":"B","typeName":"Int32","isArray":true,"value":"[1,2]","storageDriverTypeName":"Elsa.Workflows.WorkflowInstanceStorageDriver, Elsa.Workflows.Core"},
             {"id":"3","name":"C","typeName":"Decimal?","value":1.5,"storageDriverTypeName":"Elsa.Workflows.Services.WorkflowStorageDriver, Elsa.Workflows.Core"},
             {"id":"4","name":"D","typeName":"ICollection<String>","value":"a,b","storageDriverTypeName":"MemoryStorageDriver"},
             {"name":"SomeName","typeName":"System.Int64, System.Private.CoreLib","value":null},
             {"id":"6","name":"F"}]
            """);

        var variables = Read(definition).Workflow.Variables.ToList();

        variables.Select(variable => variable.GetType().GenericTypeArguments.Single()).Should().Equal(
            typeof(string), typeof(int[]), typeof(decimal?), typeof(List<string>), typeof(long), typeof(object));
        variables.Select(variable => variable.StorageDriverType).Should().Equal(
            typeof(WorkflowInstanceStorageDriver), typeof(WorkflowInstanceStorageDriver), typeof(WorkflowInstanceStorageDriver), typeof(MemoryStorageDriver), null, null);
        JsonSerializer.Serialize(variables.Select(variable => variable.Value)).Should().Be("""["x",[1,2],1.5,["a","b"],null,null]""");
        variables[4].Id.Should().Be("someNameVariable");
    }

    [Theory]
    [InlineData("""{"id":"1","name":"A","typeName":"Evil.Type, Evil"}""", "变量“A”的类型“Evil.Type, Evil”不在可用类型之列。")]
    [InlineData("""{"id":"1","name":"A","typeName":"Int32","value":"x"}""", "变量“A”的初始值无法读作 Int32。")]
    [InlineData("""{"id":"1","typeName":"Int32"}""", "变量缺少 name。")]
    public void A_wrong_variable_is_found_and_its_place_is_named(string json, string message)
    {
        var definition = Definition("case", "a:Step");
        definition["variables"] = new JsonArray(JsonNode.Parse(json));

        Faults(definition).Should().Equal(new DefinitionFault("$.variables[0]", message));
    }

    [Fact]
    public void An_unknown_activity_type_is_told_and_stands_in_the_flow_as_a_placeholder_that_faults_when_reached()
    {
        var definition = Definition("case", "a:Step b:Made.Up", "a -> b").With("b", "whatever", "kept elsewhere").With("b", "version", 3);

        var (graph, faults) = EngineHost.Reader.TryRead(Element(definition));

        faults.Should().Equal(new DefinitionFault("root.activities[1]（b）", "活动类型“Made.Up”（版本 3）不存在，请检查 type，或安装提供它的模块。") { Node = "b" });
        var run = new FlowRun(graph!).Start();
        run.Trace.Should().Be("a");
        run.Last.Incidents.Should().ContainSingle().Which.Message.Should().Be("活动类型“Made.Up”（版本 3）不存在。");
    }

    [Theory]
    [InlineData("""{"type":"Tests.Step","version":7}""")]
    [InlineData("""{"type":"Tests.Step"}""")]
    public void An_unknown_version_of_a_known_type_is_read_as_the_latest(string json)
    {
        var definition = Definition("case", "a:Step");
        var activity = JsonNode.Parse(json)!.AsObject();
        activity["id"] = "a";
        definition["root"]!["activities"] = new JsonArray(activity);

        new FlowRun(definition).Start().Trace.Should().Be("a");
    }

    [Fact]
    public void Ids_that_occur_twice_are_told_wherever_in_the_workflow_they_are()
    {
        var inner = Flowchart("a:Step c:Step", "a -> c");
        inner["id"] = "inner";
        var definition = Definition("case", "a:Step b:Step b:Step", "a -> b");
        definition["root"]!["activities"]!.AsArray().Add(inner);

        Faults(definition).Should().Equal(
            new DefinitionFault("root.activities[2]（b）", "流程中已有活动使用这个 id，请改其一。"),
            new DefinitionFault("root.activities[3].activities[0]（a）", "流程中已有活动使用这个 id，请改其一。"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a:b")]
    public void An_id_that_cannot_be_one_is_told(string id)
    {
        var definition = Definition("case", "a:Step");
        definition["root"]!["activities"]![0]!["id"] = id;

        Faults(definition).Should().ContainSingle().Which.Message.Should().Be("活动必须有 id，且不能含冒号。");
    }

    [Fact]
    public void A_line_to_nowhere_is_told()
    {
        var definition = Definition("case", "a:Step", "a -> gone");

        Faults(definition).Should().Equal(new DefinitionFault("root.connections[0]", "连线“a”→“gone”的一端不存在，请删除连线或补上活动。"));
    }

    [Theory]
    [InlineData("[]", "root", "定义缺少根活动 root。")]
    [InlineData("{}", "root", "定义缺少根活动 root。")]
    [InlineData("""{"root":[]}""", "root", "定义缺少根活动 root。")]
    [InlineData("""{"root":{"id":"flow","type":"Elsa.Flowchart","activities":[1]}}""", "root.activities[0]", "活动必须有 id，且不能含冒号。")]
    public void What_is_no_definition_is_told(string json, string place, string message) =>
        Faults(JsonElement.Parse(json)).Should().Contain(new DefinitionFault(place, message));

    [Fact]
    public void A_fault_names_the_node_that_it_is_in()
    {
        var definition = Definition("case", "a:Step b:Made.Up c:Probe", "a -> nowhere").With("c", "number", "x");

        EngineHost.Reader.TryRead(Element(definition)).Faults.Select(fault => fault.Node).Should().Equal("b", "c", "flow");
    }

    [Fact]
    public void Of_a_node_that_cannot_be_read_nothing_else_is_told()
    {
        var definition = Element(Definition("case", "a:Step b:Made.Up", "a -> b"));

        EngineHost.Reader.Judge(definition, (_, _) => [new("b", "consequence") { Node = "b" }, new("a", "wrong") { Node = "a" }, new("$", "wrong")])
            .Select(fault => fault.Node).Should().Equal("b", "a", null);
    }

    [Fact]
    public void All_that_is_wrong_is_told_at_once()
    {
        var definition = Definition("case", "a:Step b:Made.Up c:Probe", "a -> nowhere").With("c", "number", "x").With("c", "flag", "x");
        definition["variables"] = new JsonArray(new JsonObject { ["name"] = "A", ["typeName"] = "Unknown" });

        Faults(definition).Should().HaveCount(5);
        var read = () => Read(definition);
        read.Should().Throw<DefinitionException>().Which.Faults.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("""{"canStartWorkflow":true}""", null)]
    [InlineData("""{"CanStartWorkflow":true}""", null)]
    [InlineData(null, true)]
    public void A_flowchart_begins_where_it_is_marked_to(string? customProperties, bool? onNode)
    {
        var definition = Definition("case", "a:Step b:Step c:Step", "a -> b -> c");
        var node = definition["root"]!["activities"]![1]!;
        node["customProperties"] = customProperties is null ? null : JsonNode.Parse(customProperties);
        node["canStartWorkflow"] = onNode;

        new FlowRun(definition).Start().Trace.Should().Be("b c");
    }

    [Fact]
    public void Custom_properties_and_metadata_are_there_as_they_stand()
    {
        var definition = Definition("case", "a:Step")
            .With("a", "customProperties", JsonNode.Parse("""{"region":"heilongjiang","x":[1]}""")!)
            .With("a", "metadata", JsonNode.Parse("""{"designer":{"position":{"x":1.5,"y":-2}}}""")!)
            .With("a", "name", "Step1");

        var activity = ((Flowchart)Read(definition).Workflow.Root).Activities.Single();

        activity.Name.Should().Be("Step1");
        ((JsonElement)activity.CustomProperties["x"]).GetRawText().Should().Be("[1]");
        ((JsonElement)activity.Metadata["designer"]).GetProperty("position").GetProperty("y").GetInt32().Should().Be(-2);
    }

    private static IReadOnlyList<string> Told(string property, string json)
    {
        var run = new FlowRun(Probed(property, json)).Start(new JsonObject { ["Given"] = "from the input" });
        run.Last.Incidents.Should().BeEmpty();
        return run.Effects;
    }

    private static JsonObject Probed(string property, string json)
    {
        var definition = Definition("case", "probe:Probe").WithVariables(("Given", "String"));
        definition["variables"]![0]!["value"] = "from the variable";
        definition["root"]!["activities"]![0]![property] = JsonNode.Parse(json);
        return definition;
    }

    private static IReadOnlyList<DefinitionFault> Faults(JsonObject definition) => Faults(Element(definition));

    private static IReadOnlyList<DefinitionFault> Faults(JsonElement definition) => [.. EngineHost.Reader.TryRead(definition).Faults.Select(fault => fault with { Node = null })];

    private static Elsa.Workflows.Models.WorkflowGraph Read(JsonObject definition) => EngineHost.Reader.Read(Element(definition));

    private static JsonElement Element(JsonObject definition) => JsonSerializer.SerializeToElement(definition);
}
