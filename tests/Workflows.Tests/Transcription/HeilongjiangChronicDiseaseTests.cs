using System.Globalization;
using System.Text.RegularExpressions;
using Elsa.Workflows.Models;
using MedInsFlows.Activities;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Workflows.Tests.Files;
using static MedInsFlows.Workflows.Tests.Transcription.PrintedSections;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>第十六项 of 黑龙江省 to the letter: beside what all files are held to, its instructions, its form, its notes and what it leaves empty.</summary>
public sealed partial class HeilongjiangChronicDiseaseTests
{
    private static readonly PrintedSections Printed = Read();
    private static readonly DefinitionFile File = WorkflowFolder.Load("heilongjiang/chronic-disease-recognition.json");
    private static readonly Item Guide = File.Item!;

    [Fact]
    public void Titles_are_as_printed() => Printed.Texts("事项名称").Should().Equal($"主项名称：{Guide.Group}", $"子项名称：{Guide.Title}");

    [Fact]
    public void Description_is_as_printed() => Printed.Texts("事项描述").Should().Equal(Guide.Description);

    [Fact]
    public void Service_object_is_as_printed()
    {
        var row = Printed.Rows("事项属性").Should().ContainSingle().Which;

        row[0].Should().Be(Guide.ServiceObject);
        Remarks.Should().Contain($"办理方式：{row[1]}").And.Contain($"办理流程：{row[2]}");
    }

    [Fact]
    public void Basis_is_as_printed()
    {
        var rows = Printed.Rows("办理依据");

        rows.Select(row => new Basis(row[1], row[2], row[3] is "" ? null : row[3])).Should().Equal(Guide.Basis);
        rows.Select(row => row[0]).Should().Equal(["1", "2", "4", "5", "6"], "the document skips 3");
    }

    [Fact]
    public void Conditions_are_as_printed() => Printed.Rows("事项办理条件").Select(row => row[1]).Should().Equal(Guide.Conditions);

    [Fact]
    public void Levels_are_as_printed() => Printed.Columns("受理层级").Should().Equal(Guide.Levels);

    [Fact]
    public void Departments_are_as_printed() =>
        Printed.Texts("办理部门").Select(line => line[2..]).Should().Equal(Guide.Departments);

    [Fact]
    public void Channels_are_as_printed()
    {
        var ways = new Dictionary<string, Channel> { ["线上办理"] = Channel.Online, ["现场办理"] = Channel.Onsite, ["其他方式"] = Channel.Post };
        var rows = Printed.Rows("服务受理及反馈渠道");

        rows.SkipLast(1).Select(row => new ServiceChannel(ways[row[1]], row[2])).Should().Equal(Guide.Channels);
        Remarks.Should().Contain($"{rows[^1][1]}：{rows[^1][2]}");
    }

    [Fact]
    public void Handling_type_is_as_printed()
    {
        Printed.Texts("办件类型").Should().Equal("承诺件");
        Guide.HandlingType.Should().Be(HandlingType.Committed);
    }

    [Fact]
    public void Limit_is_as_printed()
    {
        var text = Printed.Texts("办理时限").Should().ContainSingle().Which;
        var days = int.Parse(WorkingDays().Match(text).Groups[1].Value, CultureInfo.InvariantCulture);

        Guide.TimeLimits.Should().Equal(
            new TimeLimitFact { Kind = LimitKind.WorkingDays, Length = days, Scope = TimeLimitScope.Overall, Text = text });
    }

    [Fact]
    public void Materials_are_as_printed()
    {
        Printed.Rows("受理材料").Select(row => row[1]).Should().Equal(Guide.Materials.Select(material => material.Name));
        Guide.Materials.Should().OnlyContain(material => material.Required && material.Cases == null && material.Condition == null);
    }

    [Fact]
    public void Form_is_as_printed()
    {
        Guide.Forms.Select(form => $"详情参考{form.Name}。").Should().Equal(Printed.Texts("参考样表"));
        Guide.Forms.Should().ContainSingle().Which.Name.Should().EndWith(Printed.FormTitle());
    }

    [Fact]
    public void Required_fields_are_as_printed()
    {
        Printed.Rows("受理信息必填项").Select(row => row[1]).Should().Equal(Guide.RequiredFields.Select(field => field.Name));
        Guide.RequiredFields.Should().OnlyContain(field => field.Required);
    }

    [Fact]
    public void Kinds_of_insurance_are_those_of_the_form() => Printed.FormBoxes().Should()
        .Equal(Guide.RequiredFields.Single(field => field.Name == "参保险种").Options!.Select(option => option.Name));

    [Fact]
    public void Steps_are_as_printed_for_both_channels()
    {
        Printed.Flow().Keys.Should().Equal("线上办理", "现场办理");
        Printed.Flow().Values.Should().OnlyContain(steps => steps.Select(step => step.Step).SequenceEqual(Guide.Steps));
    }

    [Theory]
    [InlineData("业务受理")]
    [InlineData("业务审核")]
    public void What_a_task_demands_is_as_printed(string stage)
    {
        var instructions = Squeezed(Constant(Task(stage).Instructions)!);

        Printed.Flow().Values.Select(steps => steps.Single(step => step.Step == stage).Todo)
            .Should().OnlyContain(todo => instructions.StartsWith(todo));
    }

    [Fact]
    public void Message_templates_are_as_printed()
    {
        var printed = Printed.Rows("消息推送").Select(row => row[1]);

        Guide.MessageTemplates.Select(template => WithPrintedBlanks(template.Text)).Should().Equal(printed);
    }

    [Fact]
    public void Risk_level_is_as_printed() => Printed.Texts("风险级别").Should().Equal(Guide.RiskLevel);

    [Fact]
    public void Risk_points_are_as_printed_and_stand_at_their_steps()
    {
        Printed.Rows("业务风险点识别").Select(row => new RiskPoint(row[0], row[1])).Should().Equal(Guide.RiskPoints);
        File.Nodes.OfType<HumanTask>().Should().OnlyContain(task => RiskPoints(task).All(point => point.Step == Constant(task.Stage)));
    }

    [Theory]
    [InlineData("受理层级")]
    [InlineData("服务受理及反馈渠道")]
    [InlineData("受理材料")]
    public void Notes_are_as_printed(string section) => Remarks.Should().Contain(section + Printed.Note(section));

    [Fact]
    public void What_the_document_does_not_print_is_left_empty()
    {
        (Guide.Code, Guide.Fee, Guide.Validity).Should().Be((null, null, null));
        Guide.Places.Should().BeEmpty();
        Guide.ApplicantCases.Should().BeEmpty();
        Guide.Circumstances.Should().BeEmpty();
    }

    private static string Remarks => Squeezed(Guide.Remarks!);

    private static HumanTask Task(string stage) => File.Nodes.OfType<HumanTask>().Single(task => Constant(task.Stage) == stage);

    private static string? Constant(Input input) => input.Expression?.Value as string;

    private static IReadOnlyList<RiskPoint> RiskPoints(HumanTask task) => (IReadOnlyList<RiskPoint>)task.RiskPoints.Expression!.Value!;

    private static string WithPrintedBlanks(string template) => Blank().Replace(template, blank => blank.Groups[1].Value switch
    {
        "经办机构落款" => "经办机构落款",
        "申请人姓名" or "原因" => "***",
        "申请日期" or "办结日期" => "****年**月**日",
        "咨询电话" => "*****",
        var other => $"?{other}?",
    });

    [GeneratedRegex("^不超过([0-9]+)个工作日$")]
    private static partial Regex WorkingDays();

    [GeneratedRegex(@"\{\{([^}]+)\}\}")]
    private static partial Regex Blank();
}
