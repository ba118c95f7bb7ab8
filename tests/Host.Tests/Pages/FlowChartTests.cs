using System.Net;
using System.Text.Json;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Host.Pages.Charts;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>How a definition's flowchart is drawn.</summary>
public sealed class FlowChartTests
{
    private static readonly ActivityRegistry Registry = new(typeof(MedInsFlows.Activities.HumanTask).Assembly);

    private static readonly Dictionary<string, FlowMark> Marks = new()
    {
        ["application"] = new(FlowState.Visited) { Ports = ["Done"] },
        ["check"] = new(FlowState.Visited, 2) { Ports = ["Incomplete", "Complete"] },
        ["acceptance"] = new(FlowState.Current),
        ["review"] = new(FlowState.Faulted),
        ["complete"] = new(FlowState.Blocked) { Note = "平均 3 天" },
    };

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(Path.Combine(HostFolder.Clone, "workflows"), "*.json", SearchOption.AllDirectories)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_flow_is_drawn_whole_and_speaks_Chinese(string file)
    {
        var document = JsonElement.Parse(File.ReadAllText(file));
        var drawing = FlowDrawing.Of(document, Registry);

        drawing.Nodes.Should().HaveCount(document.GetProperty("root").GetProperty("activities").GetArrayLength());
        drawing.Lines.Should().HaveCount(document.GetProperty("root").GetProperty("connections").GetArrayLength());
        drawing.Lines.Where(line => line.Label?.All(char.IsAscii) is true).Should().BeEmpty();
        drawing.Lines.SelectMany(line => line.Points.Zip(line.Points.Skip(1))).Should().OnlyContain(piece => piece.First.X == piece.Second.X || piece.First.Y == piece.Second.Y);
    }

    [Fact]
    public async Task Each_mark_is_told_by_a_word()
    {
        var html = await DrawAsync(Sound, Marks, "acceptance", _ => null);

        html.Should().Contain("停在此处").And.Contain("已走过 · 2 次").And.Contain("出错").And.Contain("受阻 · 平均 3 天").And.Contain("本步 · 停在此处");
        html.Should().Contain("<title>慢特病的流程图</title>").And.Contain("个节点").And.NotContain("style=");
    }

    [Fact]
    public async Task Nodes_are_links_only_where_they_lead_somewhere()
    {
        var html = await DrawAsync(Sound, Marks, null, node => node == "check" ? "#at-check" : null);

        html.Split("<a ").Should().HaveCount(2);
        html.Should().Contain("href=\"#at-check\"").And.Contain("role=\"group\"");
    }

    [Theory]
    [InlineData("""{"root": {"type": "Elsa.Sequence", "id": "a", "activities": []}}""")]
    [InlineData("{}")]
    public async Task What_is_no_flowchart_is_said_to_be_none(string document) =>
        (await DrawAsync(document, [], null, null)).Should().Contain("不是流程图");

    [Fact]
    public async Task Nodes_without_a_place_and_lines_that_lead_nowhere_do_no_harm()
    {
        const string document =
            """
            {"root": {"activities": [{"id": "a", "type": "X.Y", "metadata": {"displayText": 5}}, {"id": "b"}],
              "connections": [{"source": {"activity": "a", "port": "Paid"}, "target": {"activity": "b"}}, {"source": {"activity": "a"}, "target": {"activity": "gone"}}, 7]}}
            """;

        (await DrawAsync(document, [], null, null)).Should().Contain("已拨付").And.Contain("共 2 个节点、1 条连线");
    }

    private static string Sound => File.ReadAllText(Path.Combine(HostFolder.Clone, "workflows", $"{CaseworkHost.ChronicDisease}.json"));

    private static async Task<string> DrawAsync(string document, Dictionary<string, FlowMark> marks, string? last, Func<string, string?>? link)
    {
        await using var services = new ServiceCollection().AddSingleton(Registry).BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
        return WebUtility.HtmlDecode(await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<FlowChart>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(FlowChart.Document)] = JsonElement.Parse(document),
            [nameof(FlowChart.Caption)] = "慢特病的流程图",
            [nameof(FlowChart.Marks)] = marks,
            [nameof(FlowChart.Last)] = last,
            [nameof(FlowChart.Link)] = link,
        }))).ToHtmlString()));
    }
}
