using System.Globalization;
using System.Text.Json.Nodes;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>Flows of unlike shapes.</summary>
internal static class FlowShapes
{
    /// <summary>The nodes of the longest flow.</summary>
    private const int Most = 30;

    /// <summary>Two people work at once, and it goes on when both have done.</summary>
    public static FlowFile Parallel { get; } = FlowFile.Like("parallel")
        .Add("fork", "Elsa.FlowFork", 0, new() { ["branches"] = FlowFile.Input("List<String>", "Object", """["核对病历", "核对身份"]""") })
        .Add("records", "MedIns.HumanTask", 1, FlowFile.Task("核对病历"))
        .Add("person", "MedIns.HumanTask", 2, FlowFile.Task("核对身份"))
        .Add("both", "Elsa.FlowJoin", 3, new() { ["mode"] = FlowFile.Input("FlowJoinMode", "Literal", "WaitAll") })
        .Draw("clock:Done", "fork").Draw("fork:核对病历", "records").Draw("fork:核对身份", "person").Draw("records:相符", "both").Draw("person:相符", "both").Draw("both:Done", "review");

    /// <summary>Steps within a step.</summary>
    public static FlowFile Nested { get; } = FlowFile.Like("nested")
        .Add("steps", "Elsa.Sequence", 0, new()
        {
            ["variables"] = new JsonArray(),
            ["activities"] = new JsonArray(
                FlowFile.Within("steps:name", "Elsa.SetName", Name("门诊慢特病")),
                FlowFile.Within("steps:write", "Elsa.WriteLine", Line("开始审核"))),
        })
        .Draw("clock:Done", "steps").Draw("steps:Done", "review");

    /// <summary>Every case stops with a fault once it is accepted.</summary>
    public static FlowFile Faulty { get; } = FlowFile.Like("faulty")
        .Add("fault", "Elsa.Fault", 0, new() { ["message"] = FlowFile.Input("String", "Literal", "登记簿的地址没有设定") })
        .Draw("clock:Done", "fault").Draw("fault:Done", "review");

    /// <summary>All of them; with the large counts, the other files of the repository too.</summary>
    public static IReadOnlyList<FlowFile> All { get; } =
    [
        FlowFile.AsItIs, Parallel, Scripted(), Nested, Faulty, Approved(), Wide(), Chosen(), Timed(), Long(),
        .. Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? FlowFile.Others : [],
    ];

    /// <summary>A variable, a script over it, and a choice.</summary>
    private static FlowFile Scripted() => FlowFile.Like("scripted").Declare(Rounds())
        .Add("count", "Elsa.SetVariable", 0, Count())
        .Add("often", "Elsa.FlowDecision", 1, new() { ["condition"] = Script("getRounds() > 1") })
        .Add("again", "MedIns.HumanTask", 2, FlowFile.Task("再次核对"))
        .Draw("clock:Done", "count").Draw("count:Done", "often").Draw("often:True", "again").Draw("often:False", "review").Draw("again:相符", "review");

    /// <summary>Levels of approval, and a way back.</summary>
    private static FlowFile Approved() => FlowFile.Like("approved")
        .Add("approval", "MedIns.Approval", 0, new()
        {
            ["levels"] = FlowFile.Input("Object", "Object", """
                [
                  {"stage": "初审", "role": "reviewer", "instructions": "核对材料"},
                  {"stage": "会审", "role": "expert", "mode": "all", "signers": 2},
                  {"stage": "终审", "role": "director"}
                ]
                """),
            ["clause"] = FlowFile.Input("String", "Literal", "推定：为测试而设。"),
        })
        .Draw("clock:Done", "approval").Draw("approval:Approved", "review").Draw("approval:Rejected", "reject").Draw("approval:Returned", "acceptance");

    /// <summary>Eight people work at once, and it goes on when the first has done.</summary>
    private static FlowFile Wide()
    {
        var branches = Enumerable.Range(1, 8).Select(number => string.Create(CultureInfo.InvariantCulture, $"第{number}组")).ToList();
        var flow = FlowFile.Like("wide")
            .Add("fork", "Elsa.FlowFork", 0, new() { ["branches"] = FlowFile.Input("List<String>", "Object", new JsonArray([.. branches.Select(branch => JsonValue.Create(branch))]).ToJsonString()) })
            .Add("first", "Elsa.FlowJoin", 8, new() { ["mode"] = FlowFile.Input("FlowJoinMode", "Literal", "WaitAny") })
            .Draw("clock:Done", "fork").Draw("first:Done", "review");
        foreach (var (place, branch) in branches.Index())
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"group{place}");
            flow.Add(id, "MedIns.HumanTask", 9 + place, FlowFile.Task(branch)).Draw($"fork:{branch}", id).Draw($"{id}:相符", "first");
        }

        return flow;
    }

    /// <summary>A choice of several ways, and nodes that hold others.</summary>
    private static FlowFile Chosen() => FlowFile.Like("chosen").Declare(Rounds())
        .Add("repeat", "Elsa.While", 0, new()
        {
            ["condition"] = Script("getRounds() < 2"),
            ["body"] = FlowFile.Within("repeat:count", "Elsa.SetVariable", Count()),
        })
        .Add("either", "Elsa.If", 1, new()
        {
            ["condition"] = Script("getRounds() > 1"),
            ["then"] = FlowFile.Within("either:often", "Elsa.SetName", Name("多次")),
            ["else"] = FlowFile.Within("either:single", "Elsa.WriteLine", Line("一次")),
        })
        .Add("choice", "Elsa.FlowSwitch", 2, new()
        {
            ["cases"] = new JsonArray(Case("一次", "getRounds() == 1"), Case("两次", "getRounds() == 2"), Case("三次", "getRounds() == 3")),
            ["mode"] = FlowFile.Input("SwitchMode", "Literal", "MatchFirst"),
        })
        .Add("once", "MedIns.HumanTask", 3, FlowFile.Task("核对一次"))
        .Add("twice", "MedIns.HumanTask", 4, FlowFile.Task("核对两次"))
        .Draw("clock:Done", "repeat").Draw("repeat:Done", "either").Draw("either:Done", "choice")
        .Draw("choice:一次", "once").Draw("choice:两次", "twice").Draw("choice:三次", "review").Draw("choice:Default", "review")
        .Draw("once:相符", "review").Draw("twice:相符", "review");

    /// <summary>The limit stands still for months.</summary>
    private static FlowFile Timed() => FlowFile.Like("timed")
        .Add("pause", "MedIns.PauseClock", 0, Clock("整改"))
        .Add("wait", "MedIns.Wait", 1, new()
        {
            ["unit"] = FlowFile.Input("Object", "Literal", "months"),
            ["length"] = FlowFile.Input("Int32", "Literal", "3"),
            ["startEvent"] = FlowFile.Input("String", "Literal", "结果告知送达"),
            ["clause"] = FlowFile.Input("String", "Literal", "推定：为测试而设。"),
        })
        .Add("resume", "MedIns.ResumeClock", 2, Clock("整改期满"))
        .Add("delay", "Elsa.Delay", 3, new() { ["timeSpan"] = FlowFile.Input("TimeSpan", "Literal", "1.00:00:00") })
        .Draw("clock:Done", "pause").Draw("pause:Done", "wait").Draw("wait:Done", "resume").Draw("resume:Done", "delay").Draw("delay:Done", "review");

    /// <summary>A long way that may be gone again.</summary>
    private static FlowFile Long()
    {
        var flow = FlowFile.Like("long").Declare(Rounds());
        var (before, place) = ("clock:Done", 0);
        for (; flow.Nodes < Most - 1; place++)
        {
            var id = string.Create(CultureInfo.InvariantCulture, $"step{place}");
            flow.Add(id, "MedIns.HumanTask", place, FlowFile.Task(string.Create(CultureInfo.InvariantCulture, $"核对之{place + 1}"))).Draw(before, id);
            before = $"{id}:相符";
        }

        return flow
            .Add("again", "Elsa.FlowDecision", place, new() { ["condition"] = Script("getRounds() > 1") })
            .Draw(before, "again").Draw("again:True", "step0").Draw("again:False", "review");
    }

    private static JsonObject Rounds() => new() { ["id"] = "rounds", ["name"] = "Rounds", ["typeName"] = "Int32", ["isArray"] = false, ["value"] = "0", ["storageDriverTypeName"] = null };

    private static JsonObject Count() => new() { ["variable"] = Rounds(), ["value"] = FlowFile.Input("Object", "JavaScript", "getRounds() + 1") };

    private static JsonObject Script(string condition) => FlowFile.Input("Boolean", "JavaScript", condition);

    private static JsonObject Name(string name) => new() { ["value"] = FlowFile.Input("String", "Literal", name) };

    private static JsonObject Line(string text) => new() { ["text"] = FlowFile.Input("String", "Literal", text) };

    private static JsonObject Case(string label, string condition) => new() { ["label"] = label, ["condition"] = new JsonObject { ["type"] = "JavaScript", ["value"] = condition } };

    private static JsonObject Clock(string reason) => new()
    {
        ["clock"] = FlowFile.Input("String", "Literal", "clock"),
        ["reason"] = FlowFile.Input("String", "Literal", reason),
        ["clause"] = FlowFile.Input("String", "Literal", "推定：为测试而设。"),
    };
}
