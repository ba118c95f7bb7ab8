using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Completeness;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tests.Applications;
using static MedInsFlows.Cases.Tests.Items.ChronicDiseaseRecognition;

namespace MedInsFlows.Cases.Tests.Completeness;

public sealed class CompletenessCheckTests
{
    private static readonly Application Sent = Tests.Applications.Applications.Read(Tests.Applications.Applications.Complete);

    [Fact]
    public void A_complete_application_lacks_nothing()
    {
        var missing = CompletenessCheck.Of(Facts, Sent);

        missing.IsComplete.Should().BeTrue();
        JsonSerializer.Serialize(missing, FactsJson.Options).Should().Be("""{"materials":[],"fields":[]}""");
    }

    [Fact]
    public void Everything_missing_is_told_at_once_in_the_order_of_the_item()
    {
        var empty = Sent with { Materials = [], Fields = new Dictionary<string, JsonElement>() };

        var missing = CompletenessCheck.Of(Facts, empty);

        missing.IsComplete.Should().BeFalse();
        missing.Materials.Should().Equal(
            new MissingEntry("identity", "医保电子凭证或有效身份证件或社保卡", "缺少“医保电子凭证或有效身份证件或社保卡”，请提交材料。"),
            new MissingEntry("form", "《门诊慢特病病种待遇认定表》", "缺少“《门诊慢特病病种待遇认定表》”，请提交材料。"),
            new MissingEntry("records", "病历资料或检查资料", "缺少“病历资料或检查资料”，请提交材料。"));
        missing.Fields.Select(entry => entry.Id)
            .Should().Equal("name", "age", "insurance", "document", "phone", "place", "disease", "startOn");
        missing.Fields[1].Should().Be(new MissingEntry("age", "年龄", "请填写“年龄”。"));
    }

    [Fact]
    public void A_badly_formatted_field_is_told_with_all_its_parts_and_without_its_value()
    {
        var application = Sent
            .WithField("document", """{"idType":"residentIdentityCard","idNumber":"230102198506151235"}""")
            .WithField("age", "151").WithField("startOn", "\"2026-02-30\"");

        CompletenessCheck.Of(Facts, application).Fields.Should().Equal(
            new MissingEntry("age", "年龄", "“年龄”填写有误：不能超过150。"),
            new MissingEntry(
                "document", "证件类型及号码", "“证件类型及号码”中的“证件号码”填写有误：居民身份证号码的校验码不符，请逐位核对。"),
            new MissingEntry("startOn", "待遇开始时间", "“待遇开始时间”填写有误：应为存在的日期，格式如2026-01-31。"));
        CompletenessCheck.Of(Facts, Sent.WithField("document", """{"idType":"","idNumber":"1"}""")).Fields.Should().ContainSingle()
            .Which.Reason.Should().Be("请填写“证件类型及号码”中的“证件类型”。“证件类型及号码”中的“证件号码”填写有误：证件号码应为3至40位数字、字母、汉字、括号或连字符。");
    }

    [Fact]
    public void What_is_not_demanded_may_be_left_out_but_not_be_wrong()
    {
        var item = Facts with
        {
            Materials = [.. Facts.Materials, Material("more", "其他材料") with { Required = false }],
            RequiredFields = [.. Facts.RequiredFields, Field("email", "电子邮箱", FieldType.Email) with { Required = false }],
        };

        CompletenessCheck.Of(item, Sent).IsComplete.Should().BeTrue();
        CompletenessCheck.Of(item, Sent.WithField("email", "\"x\"")).Fields.Should().ContainSingle().Which.Id.Should().Be("email");
    }

    [Fact]
    public void What_is_limited_to_a_case_is_asked_of_that_case_only()
    {
        var item = Facts with
        {
            ApplicantCases = [new("worker", "在职职工"), new("flexible", "灵活就业人员")],
            Materials = [.. Facts.Materials, Material("seal", "单位盖章表") with { Cases = ["worker"] }],
            RequiredFields = [.. Facts.RequiredFields, Field("wage", "申报工资", FieldType.Amount) with { Cases = ["worker"] }],
        };

        Ids(item, Sent with { ApplicantCase = "worker" }).Should().Equal("seal", "wage");
        Ids(item, Sent with { ApplicantCase = "flexible" }).Should().BeEmpty();
        Ids(item, Sent.WithField("wage", "-1") with { ApplicantCase = "flexible" }).Should().BeEmpty("what does not apply is ignored");
        Ids(item, Sent.WithField("wage", "-1") with { ApplicantCase = "worker" }).Should().Equal("seal", "wage");
    }

    [Fact]
    public void A_declared_circumstance_asks_for_its_material()
    {
        var item = Facts with
        {
            Circumstances = [new("accident", "意外伤害")],
            Materials = [.. Facts.Materials, Material("ruling", "交通事故认定书") with { Condition = new("意外伤害就医的", Circumstance: "accident") }],
        };

        Ids(item, Sent).Should().BeEmpty();
        CompletenessCheck.Of(item, Sent with { Circumstances = ["accident"] }).Materials.Should().ContainSingle()
            .Which.Reason.Should().Be("缺少“交通事故认定书”（适用情形：意外伤害就医的），请提交材料。");
    }

    [Theory]
    [InlineData("insurance", "\"resident\"", "\"resident\"", true)]
    [InlineData("insurance", "\"resident\"", "\"employee\"", false)]
    [InlineData("age", "60", "60.0", true)]
    [InlineData("document.idType", "\"passport\"", "{\"idType\":\"passport\",\"idNumber\":\"E12345678\"}", true)]
    [InlineData("document.idType", "\"passport\"", "\"passport\"", false)]
    public void A_field_with_the_value_named_asks_for_its_material(string field, string wanted, string sent, bool asked)
    {
        var condition = new Condition("条件", Field: field, EqualTo: JsonElement.Parse(wanted));
        var item = Facts with { Materials = [.. Facts.Materials, Material("more", "其他材料") with { Condition = condition }] };

        var missing = CompletenessCheck.Of(item, Sent.WithField(field.Split('.')[0], sent));

        missing.Materials.Should().HaveCount(asked ? 1 : 0);
    }

    [Fact]
    public void Of_a_multiple_choice_one_of_those_chosen_is_enough()
    {
        var chosen = new Condition("选择乙的", Field: "kinds", EqualTo: JsonElement.Parse("\"b\""));
        var item = Facts with
        {
            RequiredFields =
            [
                Field("kinds", "病种", FieldType.MultiChoice) with { Options = [new("a", "甲"), new("b", "乙")] },
                Field("detail", "乙的说明", FieldType.Text) with { Condition = chosen },
            ],
        };

        Ids(item, Sent.WithField("kinds", """["a"]""")).Should().NotContain("detail");
        Ids(item, Sent.WithField("kinds", """["a","b"]""")).Should().Contain("detail");
    }

    [Fact]
    public void Both_halves_of_a_condition_must_hold_and_its_text_alone_demands_nothing()
    {
        var both = new Condition("条件", Circumstance: "accident", Field: "insurance", EqualTo: JsonElement.Parse("\"employee\""));
        var item = Facts with { Materials = [.. Facts.Materials, Material("more", "其他材料") with { Condition = both }] };

        Ids(item, Sent).Should().BeEmpty();
        Ids(item, Sent with { Circumstances = ["accident"] }).Should().Equal("more");
        Ids(item, Sent.WithField("insurance", "\"resident\"") with { Circumstances = ["accident"] }).Should().BeEmpty();
        Ids(Facts with { Materials = [Material("more", "其他材料") with { Condition = new("特殊情况提供") }] }, Sent).Should().BeEmpty();
    }

    [Fact]
    public void A_condition_on_a_field_that_does_not_apply_itself_does_not_hold()
    {
        var yes = JsonElement.Parse("true");
        var item = Facts with
        {
            RequiredFields =
            [
                .. Facts.RequiredFields,
                Field("abroad", "是否出国", FieldType.Boolean) with { Required = false, Cases = ["flexible"] },
                Field("country", "国家", FieldType.Text) with { Condition = new("出国的", Field: "abroad", EqualTo: yes) },
            ],
        };

        Ids(item, Sent.WithField("abroad", "true") with { ApplicantCase = "flexible" }).Should().Equal("country");
        Ids(item, Sent.WithField("abroad", "true") with { ApplicantCase = "worker" }).Should().BeEmpty();
    }

    [Fact]
    public void Any_one_of_several_rows_suffices_and_together_they_are_told_once()
    {
        var item = Facts with
        {
            Materials =
            [
                Material("permit", "居住证") with { Alternatives = ["register", "letter"] },
                Material("register", "居民户口簿") with { Alternatives = ["permit", "letter"] },
                Material("letter", "派出证明") with { Alternatives = ["permit", "register"], Cases = ["worker"] },
            ],
        };

        CompletenessCheck.Of(item, Sent with { ApplicantCase = "worker" }).Materials.Should().ContainSingle().Which.Should().Be(
            new MissingEntry("permit", "居住证", "请提供“居住证”“居民户口簿”“派出证明”中的任意一份。"));
        CompletenessCheck.Of(item, Sent).Materials.Should().ContainSingle().Which.Reason.Should().Be("请提供“居住证”“居民户口簿”中的任意一份。");
        Ids(item, Sent.WithMaterial("register", null, "f1")).Should().BeEmpty();
        Ids(item, Sent.WithMaterial("letter", null, "f1")).Should().Equal(["permit"], "a row of another case stands for nothing");
        Ids(item, Sent.WithMaterial("letter", null, "f1") with { ApplicantCase = "worker" }).Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, true, null)]
    [InlineData(null, false, "缺少“出生医学证明”，请选择由数据共享获得，或提交材料，或以承诺书代替。")]
    [InlineData(MaterialSource.Applicant, false, "缺少“出生医学证明”，请选择由数据共享获得，或提交材料，或以承诺书代替。")]
    [InlineData(MaterialSource.DataSharing, false, null)]
    [InlineData(MaterialSource.CommitmentLetter, false, null)]
    public void A_material_comes_by_files_or_by_a_source_that_the_item_allows(MaterialSource? source, bool withFile, string? reason)
    {
        var material = Material("birth", "出生医学证明") with
        {
            Sources = [MaterialSource.DataSharing, MaterialSource.Applicant, MaterialSource.CommitmentLetter],
        };
        string[] files = withFile ? ["f1"] : [];

        var missing = CompletenessCheck.Of(Facts with { Materials = [material] }, Sent.WithMaterial("birth", source, files));

        missing.Materials.Select(entry => entry.Reason).Should().Equal(reason is null ? [] : [reason]);
    }

    [Theory]
    [InlineData(MaterialSource.DataSharing, "不能由数据共享获得“病历资料或检查资料”，请提交材料。")]
    [InlineData(MaterialSource.CommitmentLetter, "不能以承诺书代替“病历资料或检查资料”，请提交材料。")]
    public void A_source_that_the_item_does_not_allow_is_told(MaterialSource source, string reason)
    {
        CompletenessCheck.Of(Facts, Sent.WithMaterial("records", source)).Materials.Should().ContainSingle()
            .Which.Reason.Should().Be(reason);
        Ids(Facts, Sent.WithMaterial("records", source, "f1")).Should().BeEmpty();
    }

    [Fact]
    public void What_a_correction_sends_completes_the_application()
    {
        var first = Sent.Without("records").WithField("phone", "\"1\"");

        Ids(Facts, first).Should().Equal("records", "phone");
        Ids(Facts, first.WithMaterial("records", null, "f9").WithField("phone", "\"13800001234\"")).Should().BeEmpty();
    }

    private static IEnumerable<string> Ids(Item item, Application application)
    {
        var missing = CompletenessCheck.Of(item, application);
        return [.. missing.Materials.Select(entry => entry.Id), .. missing.Fields.Select(entry => entry.Id)];
    }
}
