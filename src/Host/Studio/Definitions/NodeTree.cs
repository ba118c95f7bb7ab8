using System.Text.Json.Nodes;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>The nodes of a definition as a tree, for a look into those that hold others. Immutable.</summary>
internal sealed class NodeTree
{
    private readonly Node root;

    private NodeTree(Node root) => this.root = root;

    /// <summary>The tree of a definition.</summary>
    /// <param name="model">The definition, as Studio is given it.</param>
    public static NodeTree Of(JsonObject model) => new(Read(model["root"]!.AsObject(), "Root"));

    /// <summary>A node and all that it holds; of no node, all.</summary>
    public JsonObject Below(string? nodeId) => (string.IsNullOrEmpty(nodeId) ? root : All(root).FirstOrDefault(node => node.Id == nodeId) ?? throw Problem.NotFound()).Written();

    /// <summary>The containers around a node, from outside, and what is shown when one has gone into them.</summary>
    public JsonObject WayTo(string? nodeId)
    {
        var way = Way(root, nodeId) ?? throw Problem.NotFound();
        return new JsonObject
        {
            ["childNode"] = way[^1].Written(),
            ["container"] = way[..^1].LastOrDefault(node => node.IsFlowchart, root).Activity.DeepClone(),
            ["pathSegments"] = new JsonArray([.. way.Zip(way.Skip(1)).Where(step => !step.First.IsFlowchart).Select(step => new JsonObject
            {
                ["activityNodeId"] = step.First.Id,
                ["activityId"] = StudioNodes.Text(step.First.Activity["id"]),
                ["activityType"] = StudioNodes.Text(step.First.Activity["type"]),
                ["portName"] = step.Second.Port,
            })]),
        };
    }

    private static Node Read(JsonObject activity, string port) => new(
        activity, port, [.. activity.Where(member => member.Key is not "metadata" and not "customProperties").SelectMany(member => Children(member.Key, member.Value))]);

    private static IEnumerable<Node> Children(string port, JsonNode? value) => value switch
    {
        JsonObject child when StudioNodes.IsNode(child) => [Read(child, port)],
        JsonObject json => json.SelectMany(member => Children(port, member.Value)),
        JsonArray list => list.SelectMany(item => Children(port, item)),
        _ => [],
    };

    private static IEnumerable<Node> All(Node node) => node.Children.SelectMany(All).Prepend(node);

    private static List<Node>? Way(Node node, string? nodeId) => node.Id == nodeId
        ? [node]
        : node.Children.Select(child => Way(child, nodeId)).FirstOrDefault(way => way is not null) is { } way ? [node, .. way] : null;

    private sealed record Node(JsonObject Activity, string Port, IReadOnlyList<Node> Children)
    {
        public string Id => StudioNodes.Text(Activity["nodeId"]) ?? string.Empty;

        public bool IsFlowchart => StudioNodes.Text(Activity["type"]) == "Elsa.Flowchart";

        public JsonObject Written() => new()
        {
            ["activity"] = Activity.DeepClone(),
            ["port"] = Port,
            ["nodeId"] = Id,
            ["parents"] = new JsonArray(),
            ["children"] = new JsonArray([.. Children.Select(child => child.Written())]),
        };
    }
}
