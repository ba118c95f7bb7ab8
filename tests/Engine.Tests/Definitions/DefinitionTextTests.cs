using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Tests.Flow;

namespace MedInsFlows.Engine.Tests.Definitions;

/// <summary>The canonical text of a definition is the same bytes, however it was written, and keeps all that it says.</summary>
public sealed class DefinitionTextTests
{
    /// <summary>With members that nobody knows at every level.</summary>
    private const string Strange =
        """
        {
          "x-future": {"b": 1, "a": [null, 1.50, "\u4e2d\u6587 \u002B <b> & ' \" \\ \n\t 𠮷"]},
          "definitionId": "heilongjiang-strange", "name": "门诊慢特病（黑龙江省）", 
          "customProperties": {"region": "heilongjiang", "z": {"y": 2, "x": null}, "VariableTestValues": {}},
          "variables": [{"typeName": "String", "id": "v2", "name": "乙", "x-note": "kept", "isArray": false}, {"id": "v1", "name": "甲", "typeName": "Int32"}],
          "options": {"usableAsActivity": false, "x-option": "kept", "activationStrategyType": "Unknown.Strategy, Unknown"},
          "root": {
            "type": "Elsa.Flowchart", "version": 1, "id": "flow", "x-flow": true,
            "customProperties": {"notFoundConnections": [], "x": {"id": "looks-like", "type": "an-activity", "version": 1}},
            "activities": [
              {"id": "b", "type": "Made.Up", "version": 2, "unknownInput": {"deep": [{"z": 1, "a": 2}]}, "metadata": {"designer": {"position": {"x": 10.5, "y": -3}, "x-colour": "red"}, "displayText": "受理"}},
              {"id": "a", "type": "Tests.Step", "version": 1, "body": {"id": "inner", "type": "Tests.Step", "version": 1, "x-inner": 1}},
              {"id": "c", "type": "Elsa.Sequence", "version": 1, "activities": [{"id": "second-by-name", "type": "Tests.Step", "version": 1}, {"id": "first-by-name", "type": "Tests.Step", "version": 1}]}
            ],
            "connections": [
              {"source": {"activity": "b", "port": "通过"}, "target": {"activity": "a", "port": "In"}, "vertices": [{"x": 1, "y": 2}, {"x": 0, "y": 0}], "x-line": 1},
              {"source": {"activity": "a", "port": "Done"}, "target": {"activity": "c", "port": "In"}, "vertices": []}
            ]
          }
        }
        """;

    public static TheoryData<string> Definitions { get; } = [Strange, WorkedExample.Evidence];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void The_canonical_text_of_a_canonical_text_is_the_same_bytes(string definition)
    {
        var canonical = Canonical(definition);

        Canonical(canonical).Should().Be(canonical);
        DefinitionText.Hash(Canonical(canonical)).Should().Equal(DefinitionText.Hash(canonical));
        canonical.Should().EndWith("}\n").And.NotContain("\r");
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void It_does_not_depend_on_the_order_of_members_or_activities_or_on_the_layout(string definition)
    {
        var canonical = Canonical(definition);
        var random = new Random(20260302);
        for (var round = 0; round < 100; round++)
        {
            var shuffled = Shuffled(JsonNode.Parse(definition), random)!;

            Canonical(shuffled.ToJsonString(new JsonSerializerOptions { WriteIndented = round % 2 == 0 })).Should().Be(canonical);
        }
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void It_is_the_same_after_the_designer_has_saved_the_definition(string definition)
    {
        var saved = JsonNode.Parse(definition)!.AsObject();
        saved["id"] = "5f2c1e8a9b0d4e77";
        saved["tenantId"] = null;
        saved["createdAt"] = "2026-03-02T01:00:00+00:00";
        saved["version"] = 17;
        saved["toolVersion"] = "3.8.0.0";
        saved["isLatest"] = true;
        saved["isPublished"] = false;
        saved["links"] = new JsonArray(new JsonObject { ["href"] = "/publish" });
        Save(saved["root"]!.AsObject());

        Canonical(saved.ToJsonString()).Should().Be(Canonical(definition));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void It_keeps_every_member_known_or_not(string definition)
    {
        var (before, after) = (JsonNode.Parse(definition)!.AsObject(), JsonNode.Parse(Canonical(definition))!.AsObject());
        foreach (var key in new[] { "$schema", "id", "createdAt", "version", "toolVersion", "isLatest", "isPublished" })
        {
            before.Remove(key);
            after.Remove(key);
        }

        JsonNode.DeepEquals(Comparable(before), Comparable(after)).Should().BeTrue();
    }

    [Fact]
    public void It_leaves_out_what_differs_from_store_to_store()
    {
        var canonical = JsonNode.Parse(Canonical(WorkedExample.Evidence))!.AsObject();

        canonical.Select(member => member.Key).Should().Equal(
            "$schema", "definitionId", "name", "variables", "inputs", "outputs", "outcomes", "customProperties", "isReadonly", "isSystem", "isPublished", "options", "root");
        ((bool)canonical["isPublished"]!).Should().BeTrue();
    }

    [Fact]
    public void It_is_readable()
    {
        var canonical = Canonical(Strange);

        canonical.Should().Contain("\"name\": \"门诊慢特病（黑龙江省）\"");
        canonical.Should().Contain("中文 + <b> & ' \\\" \\\\ \\n\\t 𠮷");
        canonical.Should().Contain("\n    \"activities\": [\n      {");
        canonical.Should().Contain("{\"id\": \"v1\", \"name\": \"甲\", \"typeName\": \"Int32\"}");
        canonical.Split('\n').Where(line => !line.Contains("𠮷", StringComparison.Ordinal)).Should().OnlyContain(line => line.Length <= 142);
    }

    [Fact]
    public void Activities_of_a_flowchart_are_sorted_and_those_of_a_sequence_and_lines_keep_their_order()
    {
        var root = JsonNode.Parse(Canonical(Strange))!["root"]!;

        root["activities"]!.AsArray().Select(activity => (string?)activity!["id"]).Should().Equal("a", "b", "c");
        root["activities"]![2]!["activities"]!.AsArray().Select(activity => (string?)activity!["id"]).Should().Equal("second-by-name", "first-by-name");
        root["connections"]!.AsArray().Select(line => (string?)line!["source"]!["activity"]).Should().Equal("b", "a");
        root["connections"]![0]!["vertices"]!.AsArray().Select(point => (int)point!["x"]!).Should().Equal(1, 0);
    }

    [Fact]
    public void Every_activity_knows_its_place()
    {
        var root = JsonNode.Parse(Canonical(Strange))!["root"]!;

        ((string?)root["nodeId"]).Should().Be("Workflow1:flow");
        ((string?)root["activities"]![0]!["body"]!["nodeId"]).Should().Be("Workflow1:flow:a:inner");
        ((string?)root["activities"]![2]!["activities"]![1]!["nodeId"]).Should().Be("Workflow1:flow:c:first-by-name");
        root["customProperties"]!["x"]!.AsObject().Should().NotContainKey("nodeId", "what only looks like an activity is none");
    }

    [Fact]
    public void A_number_stays_as_it_was_written() => Canonical(Strange).Should().Contain("1.50").And.Contain("10.5");

    private static string Canonical(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        return DefinitionText.Canonical(document.RootElement);
    }

    /// <summary>Any order of members, and of the activities of flowcharts; other lists keep theirs.</summary>
    private static JsonNode? Shuffled(JsonNode? node, Random random) => node switch
    {
        JsonObject json => new JsonObject(Shuffle(json, random).Select(member => KeyValuePair.Create(
            member.Key,
            member is { Key: "activities", Value: JsonArray activities } && (string?)json["type"] == "Elsa.Flowchart"
                ? new JsonArray([.. Shuffle(activities, random).Select(activity => Shuffled(activity, random))])
                : Shuffled(member.Value, random)))),
        JsonArray array => new JsonArray([.. array.Select(item => Shuffled(item, random))]),
        null => null,
        _ => node.DeepClone(),
    };

    private static T[] Shuffle<T>(IEnumerable<T> items, Random random)
    {
        var shuffled = items.ToArray();
        random.Shuffle(shuffled);
        return shuffled;
    }

    /// <summary>What Elsa Studio adds to nodes: their place, and null for what is not set.</summary>
    private static void Save(JsonObject node)
    {
        node["nodeId"] = $"Workflow99:elsewhere:{(string?)node["id"]}";
        node["result"] ??= null;
        foreach (var child in node["activities"]?.AsArray() ?? [])
        {
            Save(child!.AsObject());
        }
    }

    /// <summary>Without what may differ: the order of members and activities, places, and inputs and outputs that are null.</summary>
    private static JsonNode? Comparable(JsonNode? node) => node switch
    {
        JsonObject json => new JsonObject(json
            .Where(member => member.Key != "nodeId" && (member.Value is not null || !(json.ContainsKey("version") || json.ContainsKey("definitionId")))).OrderBy(member => member.Key, StringComparer.Ordinal)
            .Select(member => KeyValuePair.Create(member.Key, Comparable(member.Value)))),
        JsonArray array when array.All(item => item is JsonObject json && json.ContainsKey("id")) =>
            new JsonArray([.. array.OrderBy(item => (string?)item!["id"], StringComparer.Ordinal).Select(Comparable)]),
        JsonArray array => new JsonArray([.. array.Select(Comparable)]),
        null => null,
        _ => node.DeepClone(),
    };
}
