using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Definitions;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>
/// Draws a flow that could be published: sequences, decisions, branches with every kind of join, races against a delay, loops with one way in, and
/// activities that hold others; tasks, approvals, delays, clocks, notices and steps that fail. The first decision of every task leads on, so each flow can end.
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
        var whole = Then(Placed(New("start", "Elsa.Start")), Block(3));
        if (closes)
        {
            whole = Then(whole, Placed(New("close", "MedIns.CloseCase", new { stage = "办结", status = "completed", result = "办结" })));
        }

        Then(whole, Placed(New("end", "Elsa.End")));
        var chart = new JsonObject { ["id"] = id, ["type"] = "Elsa.Flowchart", ["version"] = 1, ["activities"] = nodes, ["connections"] = lines };
        (nodes, lines) = (outerNodes, outerLines);
        return chart;
    }

    /// <summary>A part of the flow with one way in.</summary>
    /// <param name="depth">How deep it may nest.</param>
    private Part Block(int depth) => left-- <= 0 || depth == 0 ? Step() : random.Next(12) switch
    {
        0 or 1 => Then(Block(depth - 1), Block(depth - 1)),
        2 => Choice(Task("同意", "不同意"), depth),
        3 => Choice(Placed(New("chance", "Tests.Chance"), "甲", "乙"), depth),
        4 or 5 => Fork(depth),
        6 => Race(depth),
        7 => Loop(depth),
        8 => Return(depth),
        9 => Placed(Inside(depth)),
        10 => Choice(Placed(DrawApproval(), "Approved", "Rejected", "Returned"), depth),
        _ => Step(),
    };

    private Part Step() => Placed(DrawStep());

    private Part Delay() => Placed(DrawDelay());

    private Part Task(params string[] decisions) => Placed(DrawTask(decisions), decisions);

    private JsonObject DrawStep() => random.Next(9) switch
    {
        0 => New("notify", "MedIns.Notify", new { @event = "办理进度", template = "办理中" }),
        1 => New("clock", "MedIns.StartClock", new { limit = """{"kind":"workingDays","length":3,"scope":"overall","text":"3个工作日"}""" }),
        2 => New("frail", "Tests.Frail"),
        3 => New("pause", "Tests.FrailPause"),
        4 or 5 => DrawDelay(),
        _ => DrawTask("同意"),
    };

    private JsonObject DrawDelay() => New("delay", "Elsa.Delay", new { timeSpan = $"{random.Next(3)}.{random.Next(24)}:00:00" });

    private JsonObject DrawTask(params string[] decisions) => New("task", "MedIns.HumanTask", new
    {
        stage = "审核",
        role = "reviewer",
        decisions = JsonSerializer.Serialize(decisions),
        decisionRules = JsonSerializer.Serialize(decisions.Select(decision => new { decision, kind = "positive", requiresReason = false })),
    });

    private JsonObject DrawApproval() => New("approval", "MedIns.Approval", new
    {
        levels = JsonSerializer.Serialize(Enumerable.Range(1, 1 + random.Next(3)).Select(level => new
        {
            stage = $"第{level}级",
            role = "reviewer",
            mode = random.Next(3) switch { 0 => "any", 1 => "all", _ => "vote" },
            signers = 1 + random.Next(3),
            share = 50,
        })),
    });

    /// <summary>An activity that holds others, or a step.</summary>
    private JsonObject Inside(int depth) => left-- <= 0 || depth == 0 ? DrawStep() : random.Next(7) switch
    {
        0 => Holding("sequence", "Elsa.Sequence", "activities", depth),
        1 => Holding("parallel", "Elsa.Parallel", "activities", depth),
        2 => Holding("split", "Elsa.Fork", "branches", depth).With("joinMode", random.Next(2) == 0 ? "WaitAll" : "WaitAny"),
        3 => New("count", "Elsa.For", new { start = 1, end = random.Next(4) }).With("body", Inside(depth - 1)),
        4 => New("each", "Elsa.ForEach", new { items = """["甲","乙"]""" }).With("body", Inside(depth - 1)),
        5 => Chart(NewId("inner"), closes: false),
        _ => DrawStep(),
    };

    private JsonObject Holding(string kind, string type, string property, int depth) =>
        New(kind, type).With(property, new JsonArray([.. Enumerable.Range(0, 1 + random.Next(3)).Select(_ => Inside(depth - 1))]));

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
        var fork = Placed(New("fork", "Elsa.FlowFork", new { branches = JsonSerializer.Serialize(names) }), names);
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
        var fork = Placed(New("fork", "Elsa.FlowFork", new { branches = """["甲","乙"]""" }), "甲", "乙");
        var late = Then(fork with { Exits = [fork.Exits[0]] }, Delay());
        var early = Then(fork with { Exits = [fork.Exits[1]] }, Then(Task("同意"), Block(depth - 1)));
        return Then(fork with { Exits = [.. late.Exits, .. early.Exits] }, Join("WaitAny"));
    }

    private Part Join(string mode) => Placed(New("join", "Elsa.FlowJoin", new { mode }));

    private Part Loop(int depth)
    {
        var (head, decision) = (Block(depth - 1), Task("同意", "重办"));
        var body = Then(head, decision);
        Line(decision.Exits[1], body.Entry);
        return body with { Exits = [decision.Exits[0]] };
    }

    /// <summary>Branches of which one may go back to before them, while the other still waits.</summary>
    private Part Return(int depth)
    {
        var (head, decision) = (Step(), Task("同意", "退回"));
        var fork = Then(head, Placed(New("fork", "Elsa.FlowFork", new { branches = """["甲","乙"]""" }), "甲", "乙"));
        var other = Then(fork with { Exits = [fork.Exits[0]] }, Block(depth - 1));
        Then(fork with { Exits = [fork.Exits[1]] }, decision);
        Line(decision.Exits[1], head.Entry);
        return Then(fork with { Exits = [.. other.Exits, decision.Exits[0]] }, Join("WaitAllActive"));
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

    private Part Placed(JsonObject node, params string[] ports)
    {
        nodes.Add(node);
        return new Part((string)node["id"]!, ports is not [] ? ports : (string?)node["type"] == "MedIns.HumanTask" ? ["同意"] : ["Done"]);
    }

    private JsonObject New(string kind, string type, object? inputs = null)
    {
        var node = new JsonObject { ["id"] = NewId(kind), ["type"] = type, ["version"] = 1 };
        foreach (var (name, value) in inputs is null ? [] : JsonSerializer.SerializeToNode(inputs)!.AsObject())
        {
            node[name] = new JsonObject { ["typeName"] = "Object", ["expression"] = new JsonObject { ["type"] = "Literal", ["value"] = value!.DeepClone() } };
        }

        return node;
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
