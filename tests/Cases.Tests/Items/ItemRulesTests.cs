using System.Text.Json;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using static MedInsFlows.Cases.Tests.Items.ChronicDiseaseRecognition;

namespace MedInsFlows.Cases.Tests.Items;

public sealed class ItemRulesTests
{
    [Fact]
    public void The_item_typed_from_its_document_has_no_fault() => ItemRules.Check(Facts).Should().BeEmpty();

    [Fact]
    public void Everything_wrong_is_told_at_once()
    {
        var item = Facts with
        {
            Title = " ",
            Materials = [.. Facts.Materials, Material("form", "又一份")],
            TimeLimits = [Limit with { Length = 0 }],
            MessageTemplates = [new("completed", "尊敬的{{姓名")],
        };

        ItemRules.Check(item).Should().Equal(
            "事项名称（title）没有填写。",
            "材料的编号“form”用了2次，每个编号只能用一次。",
            "第1项办理时限的长度不对：即时办结为0，其余至少为1，最长1000个工作日、3650个自然日或120个月。",
            "第1条消息模板：第4个字符是不成对或嵌套的“{”，空白须写作“{{名称}}”。",
            "第1条消息模板：第5个字符是不成对或嵌套的“{”，空白须写作“{{名称}}”。");
    }

    [Theory]
    [InlineData(LimitKind.Months, 3, false)]
    [InlineData(LimitKind.WorkingDays, 30, true)]
    [InlineData(LimitKind.Months, 1, true)]
    public void A_limit_is_extended_to_a_total_that_is_longer(LimitKind kind, int length, bool isFault) => ItemRules
        .Check(Facts with { TimeLimits = [Limit with { Length = 30, ExtendedKind = kind, ExtendedLength = length }] })
        .Any(fault => fault.Contains("不比一般情况长", StringComparison.Ordinal)).Should().Be(isFault);

    [Fact]
    public void The_times_of_application_name_a_date_and_a_length_or_a_day_and_lamps_are_percentages() => ItemRules.Check(Facts with
    {
        FilingTimes =
        [
            new() { Kind = TimeKind.Limit, Text = "x" },
            new() { Kind = TimeKind.Window, Text = "x", UntilDay = 32 },
            new() { Kind = TimeKind.Duty, Text = " ", Field = "name", Unit = LimitKind.Immediate, Length = 1 },
        ],
        YellowPercent = 10,
    }).Should().Equal(
        "第1条申请时间的种类（kind）须为 duty、window 或 notBefore；本机构的时限用“开始计时”。",
        "第2条申请时间须写明每月至哪一日（untilDay，1至31）。",
        "第3条申请时间的原文（text）没有填写。",
        "第3条申请时间须写明计法（unit：workingDays、calendarDays 或 months）和长度（length）。",
        "第3条申请时间的起算日期（field）须是受理信息必填项中一个日期项的编号。",
        "黄灯、红灯比例须在0至100之间，红灯比例不大于黄灯比例。");

    [Theory]
    [InlineData("a b")]
    [InlineData("a.b")]
    [InlineData("a/b")]
    [InlineData("")]
    public void An_id_is_one_plain_word(string id) =>
        Faults(Material(id, "材料")).Should().ContainSingle().Which.Should().StartWith($"材料的编号“{id}”不合规");

    [Fact]
    public void A_material_names_only_what_there_is()
    {
        var material = Material("more", "其他材料") with
        {
            Cases = ["worker"],
            Condition = new("意外伤害", Circumstance: "accident"),
            Alternatives = ["more", "nothing", "form"],
            Sources = [],
        };

        Faults(material).Should().Equal(
            "材料“more”所限的申请人类别“worker”不存在，请先在 applicantCases 中列出。",
            "材料“more”的条件所指的情形“accident”不存在，请先在 circumstances 中列出。",
            "材料“more”的来源（sources）须至少有一个，且不能重复。",
            "材料“more”把自己列为可替代的材料，请去掉。",
            "材料“more”的可替代材料“nothing”不存在。",
            "材料“more”可由“form”替代，“form”却没有反过来列出它：任选其一的材料须互相列出。");
    }

    [Fact]
    public void Cases_and_circumstances_that_are_listed_may_be_named()
    {
        var item = Facts with
        {
            ApplicantCases = [new("worker", "在职职工")],
            Circumstances = [new("accident", "意外伤害")],
            Materials = [Material("more", "其他材料") with { Cases = ["worker"], Condition = new("意外伤害", Circumstance: "accident") }],
        };

        ItemRules.Check(item).Should().BeEmpty();
    }

    [Theory]
    [InlineData("insurance", "\"employee\"", null)]
    [InlineData("insurance", "\"other\"", "取不到")]
    [InlineData("age", "18", null)]
    [InlineData("age", "\"18\"", "取不到")]
    [InlineData("phone", "\"12345\"", null)]
    [InlineData("document.idType", "\"passport\"", null)]
    [InlineData("document.colour", "\"red\"", "不存在")]
    [InlineData("document", "{}", "取不到")]
    [InlineData("colour", "\"red\"", "不存在")]
    [InlineData("age", null, "须同时给出")]
    public void A_condition_asks_for_a_value_that_a_field_can_have(string field, string? value, string? fault)
    {
        var condition = new Condition("条件", Field: field, EqualTo: value is null ? null : JsonElement.Parse(value));

        var faults = Faults(Material("more", "其他材料") with { Condition = condition });

        string.Concat(faults).Should().Match($"*{fault}*");
        faults.Should().HaveCount(fault is null ? 0 : 1);
    }

    [Fact]
    public void A_field_hangs_only_on_fields_before_it()
    {
        var yes = JsonElement.Parse("true");
        RequiredField Own(string id, string on) => Field(id, id, FieldType.Boolean) with { Condition = new("条件", Field: on, EqualTo: yes) };

        ItemRules.Check([Field("a", "甲", FieldType.Boolean), Own("b", "a")]).Should().BeEmpty();
        ItemRules.Check([Own("a", "b"), Own("b", "a")]).Should().ContainSingle().Which.Should().StartWith("信息项“a”的条件所指的信息项“b”不存在");
        ItemRules.Check([Own("a", "a")]).Should().ContainSingle();
    }

    [Fact]
    public void A_part_sees_the_parts_before_it_and_the_fields_before_its_group()
    {
        RequiredField Part(string id, string on) =>
            Field(id, id, FieldType.Text) with { Condition = new("条件", Field: on, EqualTo: JsonElement.Parse("true")) };
        var before = Field("before", "前", FieldType.Boolean);
        var after = Field("after", "后", FieldType.Boolean);
        var group = Field("group", "组", FieldType.Group) with
        {
            Parts = [Field("inner", "内", FieldType.Boolean), Part("x", "inner"), Part("y", "before"), Part("z", "after")],
        };

        ItemRules.Check([before, group, after]).Should().ContainSingle().Which.Should().StartWith("信息项“group”的组成项“z”的条件");
    }

    [Fact]
    public void A_field_carries_what_its_type_needs_and_nothing_else()
    {
        ItemRules.Check(
        [
            Field("a", "甲", FieldType.Choice),
            Field("b", "乙", FieldType.Text) with { Options = [new("x", "子")] },
            Field("c", "丙", FieldType.List),
            Field("d", "丁", FieldType.Date) with { Parts = [Field("x", "子", FieldType.Text)], Min = 1 },
            Field("e", "戊", FieldType.Integer) with { Min = 2, Max = 1 },
            Field("f", "己", FieldType.Text) with { Max = 0.5m },
            Field("g", "庚", FieldType.MultiChoice) with { Options = [new("x", "子"), new("x", "丑")] },
            Field("h", "辛", FieldType.Group) with { Parts = [Field("x", "", FieldType.Text)] },
            Field("i", "壬", FieldType.Text) with { Cases = [] },
        ]).Should().Equal(
            "信息项“a”是选择项，却没有给出选项（options）。",
            "信息项“b”不是选择项，不应有选项（options）。",
            "信息项“c”由几部分组成，却没有列出组成项（parts）。",
            "信息项“d”的类型没有大小，不应有 min 或 max。",
            "信息项“d”是单独一项，不应有组成项（parts）。",
            "信息项“e”的 min 大于 max，没有值能够符合。",
            "信息项“f”的 min 和 max 在这里是字数或行数，须为不小于零的整数。",
            "信息项“g”的选项的编号“x”用了2次，每个编号只能用一次。",
            "信息项“h”的组成项“x”的名称没有填写。",
            "信息项“i”的申请人类别是空的：适用于所有人的，请去掉 cases。");
    }

    [Fact]
    public void A_limit_agrees_with_itself()
    {
        string? Fault(TimeLimitFact limit) => ItemRules.Check(Facts with { TimeLimits = [limit] }).SingleOrDefault();
        var special = Limit with { ExtendedKind = LimitKind.Months, ExtendedLength = 3 };

        Fault(special).Should().BeNull();
        Fault(Limit with { Kind = LimitKind.Immediate, Length = 0 }).Should().BeNull();
        Fault(Limit with { Kind = LimitKind.Immediate }).Should().Contain("长度不对");
        Fault(special with { ExtendedLength = null }).Should().Contain("特殊情况不完整");
        Fault(special with { ExtendedLength = 0 }).Should().Contain("特殊情况须为");
        Fault(special with { ExtendedKind = LimitKind.Immediate }).Should().Contain("特殊情况须为");
        Fault(Limit with { Text = "" }).Should().Contain("原文");
    }

    private static TimeLimitFact Limit => Facts.TimeLimits[0];

    private static IReadOnlyList<string> Faults(Material material) =>
        ItemRules.Check(Facts with { Materials = [.. Facts.Materials, material] });
}
