using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Engine.Tests.Builtin;

/// <summary>What a designer sees of the engine's own activities.</summary>
public sealed class ToolboxTests
{
    private static readonly ActivityRegistry Registry = new();

    [Fact]
    public void Everything_that_a_designer_sees_is_Chinese()
    {
        var shown = Registry.Descriptors.Where(descriptor => descriptor.IsBrowsable).SelectMany(descriptor => new[] { descriptor.Category, descriptor.DisplayName, descriptor.Description }
            .Concat(descriptor.Inputs.Where(input => input.IsBrowsable == true).Select(input => input.DisplayName))
            .Concat(descriptor.Outputs.Where(output => output.Name != "Result").Select(output => output.DisplayName))
            .Concat(descriptor.Ports.Select(port => port.DisplayName))
            .Select(text => $"{descriptor.TypeName}: {text}"));

        shown.Should().OnlyContain(text => text.Split(": ", 2)[1].Any(character => character >= '一' && character <= '鿿'));
    }

    [Fact]
    public void The_toolbox_has_few_groups() =>
        Registry.Descriptors.Select(descriptor => descriptor.Category).Distinct().Should().BeSubsetOf(["流程控制", "循环", "变量", "等待", "事件", "子流程", "Elsa"]);

    [Fact]
    public void A_join_that_is_placed_waits_for_all_active_branches_while_a_file_that_says_nothing_means_the_first()
    {
        var join = Registry.Find("Elsa.FlowJoin", 1)!;

        join.ConstructionProperties["Mode"].Should().BeEquivalentTo(new Dictionary<string, object>
        {
            ["typeName"] = "FlowJoinMode",
            ["expression"] = new Dictionary<string, object> { ["type"] = "Literal", ["value"] = "WaitAllActive" },
        });
        join.Inputs.Single().DefaultValue.Should().Be(Elsa.Workflows.Activities.Flowchart.Models.FlowJoinMode.WaitAny);
    }

    [Fact]
    public void Ports_are_outcomes_or_hold_activities()
    {
        Ports("Elsa.If").Should().Equal("Then 满足时 Embedded", "Else 不满足时 Embedded");
        Ports("Elsa.DispatchWorkflow").Should().Equal("Done 完成 Flow", "Faulted 出错 Flow", "Canceled 已取消 Flow");
        Ports("Elsa.FlowDecision").Should().Equal("True 是 Flow", "False 否 Flow");
    }

    [Fact]
    public void Drop_down_lists_bring_their_items_along()
    {
        var mode = Registry.Find("Elsa.FlowSwitch", 1)!.Inputs.Single(input => input.Name == "Mode");

        mode.UIHint.Should().Be("dropdown");
        mode.UISpecifications!["dropdown"].Should().BeOfType<Elsa.Workflows.UIHints.Dropdown.DropDownProps>()
            .Which.SelectList!.Items.Select(item => item.Value).Should().Equal("MatchFirst", "MatchAny");
    }

    [Fact]
    public void A_default_value_may_come_from_the_activity() =>
        Registry.Find("Elsa.Delay", 1)!.Inputs.Single().DefaultValue.Should().Be(TimeSpan.FromMinutes(1));

    private static IEnumerable<string> Ports(string type) =>
        Registry.Find(type, 1)!.Ports.Select((Port port) => $"{port.Name} {port.DisplayName} {port.Type}");
}
