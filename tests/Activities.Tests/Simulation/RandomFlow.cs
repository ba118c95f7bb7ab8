using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>
/// Draws a flow that could be published: sequences, decisions, branches with every kind of join, races against a delay, loops with one way in, and
/// flowcharts in flowcharts; tasks, delays, clocks, notices and steps that fail. The first decision of every task leads on, so each flow can end.
/// </summary>
internal sealed class RandomFlow
{
    public static readonly DefinitionReader Reader = new(new ActivityRegistry(typeof(CaseActivity).Assembly, typeof(Frail).Assembly));

    private readonly Random random;
    private int left;
    private int drawn;
    private JsonArray nodes = [];
    private JsonArray lines = [];

    private RandomFlow(Random random) => (this.random, left) = (random, 2 + random.Next(10));

    public static JsonElement Draw(Random random)
    {
        var flow = new RandomFlow(random);
        return JsonSerializer.SerializeToElement(new JsonObject { ["definitionId"] = "simulated", ["isPublished"] = true, ["root"] = flow.Chart("flow", closes: true) });
    }

    private JsonObject Chart(string id, bool closes)
    {
        var (outerNodes, outerLines) = (nodes, lines);
        (nodes, lines) = ([], []);
        var whole = Then(new Part(Node("start", "Elsa.Start"), "Done"), Block(3));
        if (closes)
        {
            whole = Then(whole, new Part(Node("close", "MedIns.CloseCase", new { stage = "办结", status = "completed", result = "办结" }), "Done"));
        }

        Then(whole, new Part(Node("end", "Elsa.End"), "Done"));
        var chart = new JsonObject { ["id"] = id, ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = nodes, ["connections"] = lines };
        (nodes, lines) = (outerNodes, outerLines);
        return chart;
    }

    /// <summary>A part of the flow with one way in.</summary>
    /// <param name="depth">How deep it may nest.</param>
    private Part Block(int depth) => left-- <= 0 || depth == 0 ? Step() : random.Next(10) switch
    {
        0 or 1 => Then(Block(depth - 1), Block(depth - 1)),
        2 => Choice(Task("同意", "不同意"), depth),
        3 => Choice(new Part(Node("chance", "Tests.Chance"), "甲", "乙"), depth),
        4 or 5 => Fork(depth),
        6 => Race(depth),
        7 => Loop(depth),
        8 => Nested(),
        _ => Step(),
    };

    private Part Step() => random.Next(9) switch
    {
        0 => new Part(Node("notify", "MedIns.Notify", new { @event = "办理进度", template = "办理中" }), "Done"),
        1 => new Part(Node("clock", "MedIns.StartClock", new { limit = """{"kind":"workingDays","length":3,"scope":"overall","text":"3个工作日"}""" }), "Done"),
        2 => new Part(Node("frail", "Tests.Frail"), "Done"),
        3 => new Part(Node("pause", "Tests.FrailPause"), "Done"),
        4 or 5 => Delay(),
        _ => Task("同意"),
    };

    private Part Delay() => new(Node("delay", "Elsa.Delay", new { timeSpan = $"{random.Next(3)}.{random.Next(24)}:00:00" }), "Done");

    private Part Task(params string[] decisions) => new(
        Node("task", "MedIns.HumanTask", new
        {
            stage = "审核",
            role = "reviewer",
            decisions = JsonSerializer.Serialize(decisions),
            decisionRules = JsonSerializer.Serialize(decisions.Select(decision => new { decision, kind = "positive", requiresReason = false })),
        }),
        decisions);

    /// <summary>One way for each port, some of them empty.</summary>
    private Part Choice(Part decision, int depth)
    {
        var ways = decision.Exits.SelectMany(exit => random.Next(3) == 0 ? [exit] : Then(decision with { Exits = [exit] }, Block(depth - 1)).Exits);
        return decision with { Exits = [.. ways] };
    }

    private Part Fork(int depth)
    {
        var mode = random.Next(3) switch { 0 => "WaitAll", 1 => "WaitAllActive", _ => "WaitAny" };
        string[] names = [.. "甲乙丙"[..(2 + random.Next(2))].Select(name => name.ToString())];
        var fork = new Part(Node("fork", "Elsa.FlowFork", new { branches = JsonSerializer.Serialize(names) }), names);
        var branches = fork.Exits.SelectMany(exit => Then(fork with { Exits = [exit] }, Branch(depth, mode)).Exits);
        return Then(fork with { Exits = [.. branches] }, Join(mode));
    }

    /// <summary>A join that waits for all takes one line from each branch: of two that exclude one another it would get but one.</summary>
    private Part Branch(int depth, string mode)
    {
        var branch = Block(depth - 1);
        return mode == "WaitAll" && branch.Exits.Count > 1 ? Then(branch, Step()) : branch;
    }

    private Part Race(int depth)
    {
        var fork = new Part(Node("fork", "Elsa.FlowFork", new { branches = """["甲","乙"]""" }), "甲", "乙");
        var late = Then(fork with { Exits = [fork.Exits[0]] }, Delay());
        var early = Then(fork with { Exits = [fork.Exits[1]] }, Then(Task("同意"), Block(depth - 1)));
        return Then(fork with { Exits = [.. late.Exits, .. early.Exits] }, Join("WaitAny"));
    }

    private Part Join(string mode) => new(Node("join", "Elsa.FlowJoin", new { mode }), "Done");

    private Part Loop(int depth)
    {
        var (head, decision) = (Block(depth - 1), Task("同意", "重办"));
        var body = Then(head, decision);
        Line(decision.Exits[1], body.Entry);
        return body with { Exits = [decision.Exits[0]] };
    }

    private Part Nested()
    {
        var id = NewId("inner");
        nodes.Add(Chart(id, closes: false));
        return new Part(id, "Done");
    }

    private Part Then(Part first, Part second)
    {
        first.Exits.ForEach(exit => Line(exit, second.Entry));
        return first with { Exits = second.Exits };
    }

    private void Line((string Node, string Port) from, string to) => lines.Add(new JsonObject
    {
        ["source"] = new JsonObject { ["activity"] = from.Node, ["port"] = from.Port },
        ["target"] = new JsonObject { ["activity"] = to, ["port"] = "In" },
    });

    private string Node(string kind, string type, object? inputs = null)
    {
        var node = new JsonObject { ["id"] = NewId(kind), ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs is null ? [] : JsonSerializer.SerializeToNode(inputs)!.AsObject())
        {
            node[name] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value!.DeepClone() } };
        }

        nodes.Add(node);
        return (string)node["id"]!;
    }

    private string NewId(string kind) => string.Create(CultureInfo.InvariantCulture, $"{kind}{++drawn}");

    /// <summary>A drawn part: where it begins, and the ports at which it ends.</summary>
    private sealed record Part(string Entry, List<(string Node, string Port)> Exits)
    {
        public Part(string node, params string[] ports)
            : this(node, [.. ports.Select(port => (node, port))])
        {
        }
    }
}
