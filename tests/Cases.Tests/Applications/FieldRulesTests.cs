using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using static MedInsFlows.Cases.Tests.Items.ChronicDiseaseRecognition;

namespace MedInsFlows.Cases.Tests.Applications;

public sealed class FieldRulesTests
{
    [Theory]
    [InlineData(FieldType.Text, "\"高血压\"")]
    [InlineData(FieldType.LongText, "\"第一行\\n第二行\"")]
    [InlineData(FieldType.Name, "\"买买提·艾力\"")]
    [InlineData(FieldType.Name, "\"Anna O'Neill\"")]
    [InlineData(FieldType.IdType, "\"foreignerPermanentResidence\"")]
    [InlineData(FieldType.IdNumber, "\"230102198506151234\"")]
    [InlineData(FieldType.IdNumber, "\"E12345678\"")]
    [InlineData(FieldType.CreditCode, "\"91350100M000100Y43\"")]
    [InlineData(FieldType.Phone, "\"13800001234\"")]
    [InlineData(FieldType.Phone, "\"+86 13800001234\"")]
    [InlineData(FieldType.Phone, "\"0451-87654321\"")]
    [InlineData(FieldType.Phone, "\"045187654321-801\"")]
    [InlineData(FieldType.Phone, "\"+852 91234567\"")]
    [InlineData(FieldType.Email, "\"bai.hua@example.com\"")]
    [InlineData(FieldType.BankAccount, "\"6222 0000 0000 0000 001\"")]
    [InlineData(FieldType.BankAccount, "\"12345678\"")]
    [InlineData(FieldType.Date, "\"2024-02-29\"")]
    [InlineData(FieldType.Month, "\"2026-12\"")]
    [InlineData(FieldType.Amount, "0")]
    [InlineData(FieldType.Amount, "1234.56")]
    [InlineData(FieldType.Amount, "1234.50000")]
    [InlineData(FieldType.Integer, "-3")]
    [InlineData(FieldType.Boolean, "false")]
    [InlineData(FieldType.Choice, "\"a\"")]
    [InlineData(FieldType.MultiChoice, "[\"b\",\"a\"]")]
    [InlineData(FieldType.Address, "\"中山路1号\"")]
    [InlineData(FieldType.Region, "\"230100\"")]
    [InlineData(FieldType.Region, "\"黑龙江省哈尔滨市\"")]
    [InlineData(FieldType.Group, "{\"p\":\"x\"}")]
    [InlineData(FieldType.List, "[{\"p\":\"x\"},{\"p\":\"y\"}]")]
    public void A_value_in_its_form_is_accepted(FieldType type, string json) => Judge(Of(type), json).Should().BeEmpty();

    [Theory]
    [InlineData(FieldType.Text, "\"a\\u0000b\"", "控制字符")]
    [InlineData(FieldType.Text, "\"a\\nb\"", "控制字符")]
    [InlineData(FieldType.LongText, "\"a\\u0007b\"", "控制字符")]
    [InlineData(FieldType.Name, "\"123\"", "姓名或名称")]
    [InlineData(FieldType.IdType, "\"ResidentIdentityCard\"", "证件类型不在可选范围内")]
    [InlineData(FieldType.IdNumber, "\"230102198506151235\"", "校验码不符")]
    [InlineData(FieldType.CreditCode, "\"91350100M000100Y44\"", "校验码不符")]
    [InlineData(FieldType.Phone, "\"1380000123\"", "11位手机号码")]
    [InlineData(FieldType.Phone, "\"12800001234\"", "11位手机号码")]
    [InlineData(FieldType.Phone, "\"87654321\"", "11位手机号码")]
    [InlineData(FieldType.Phone, "\"１３８００００１２３４\"", "11位手机号码")]
    [InlineData(FieldType.Email, "\"bai.hua@\"", "电子邮箱")]
    [InlineData(FieldType.Email, "\"bai hua@example.com\"", "电子邮箱")]
    [InlineData(FieldType.Email, "\"a@example.com, b@example.com\"", "电子邮箱")]
    [InlineData(FieldType.BankAccount, "\"1234567\"", "8至30位")]
    [InlineData(FieldType.BankAccount, "\"1234567a\"", "8至30位")]
    [InlineData(FieldType.Date, "\"2025-02-29\"", "存在的日期")]
    [InlineData(FieldType.Date, "\"2025-2-1\"", "存在的日期")]
    [InlineData(FieldType.Date, "\"2025年2月1日\"", "存在的日期")]
    [InlineData(FieldType.Date, "\"0025-02-01\"", "存在的日期")]
    [InlineData(FieldType.Month, "\"2025-13\"", "存在的月份")]
    [InlineData(FieldType.Amount, "-0.01", "不小于0")]
    [InlineData(FieldType.Amount, "1.005", "最多两位小数")]
    [InlineData(FieldType.Amount, "1e400", "金额")]
    [InlineData(FieldType.Integer, "1.5", "应为整数")]
    [InlineData(FieldType.Choice, "\"c\"", "不在可选范围内")]
    [InlineData(FieldType.MultiChoice, "[\"a\",\"c\"]", "不在可选范围内")]
    [InlineData(FieldType.MultiChoice, "[\"a\",\"a\"]", "选了多次")]
    [InlineData(FieldType.Address, "\"12\"", "详细地址")]
    [InlineData(FieldType.Region, "\"2301\"", "区划")]
    public void A_value_in_another_form_is_told(FieldType type, string json, string reason)
    {
        var fault = Judge(Of(type), json).Should().ContainSingle().Subject;

        fault.Code.Should().Be(FaultCode.BadFormat);
        fault.Pointer.Should().Be("/data/f");
        fault.Detail.Should().StartWith("“某项”填写有误：").And.Contain(reason).And.EndWith("。");
        fault.Detail.Should().NotContain(json.Trim('"'));
    }

    [Theory]
    [InlineData(FieldType.Text, "1")]
    [InlineData(FieldType.Date, "20260101")]
    [InlineData(FieldType.IdNumber, "230102198506151234")]
    [InlineData(FieldType.Amount, "\"1.00\"")]
    [InlineData(FieldType.Integer, "\"1\"")]
    [InlineData(FieldType.Boolean, "\"true\"")]
    [InlineData(FieldType.Choice, "[\"a\"]")]
    [InlineData(FieldType.MultiChoice, "\"a\"")]
    [InlineData(FieldType.MultiChoice, "[1]")]
    [InlineData(FieldType.Group, "[{\"p\":\"x\"}]")]
    [InlineData(FieldType.List, "{\"p\":\"x\"}")]
    public void Another_JSON_type_is_told_as_such(FieldType type, string json) =>
        Judge(Of(type), json).Should().ContainSingle().Which.Code.Should().Be(FaultCode.WrongType);

    [Theory]
    [InlineData("null")]
    [InlineData("\"\"")]
    [InlineData("\" \u3000\"")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"p\":\"\"}")]
    public void An_empty_value_is_as_good_as_none(string json)
    {
        Judge(Of(FieldType.Text), json).Should().Equal(new Fault("/data/f", FaultCode.Missing, "请填写“某项”。"));
        Judge(Of(FieldType.Group) with { Required = false }, json).Should().BeEmpty();
    }

    [Fact]
    public void Overlong_text_is_refused_before_its_form_is_looked_at()
    {
        Judge(Of(FieldType.Phone), Json(new string('1', 501))).Should().ContainSingle().Which.Code.Should().Be(FaultCode.TooLong);
        Judge(Of(FieldType.LongText), Json(new string('字', 5000))).Should().BeEmpty();
        Judge(Of(FieldType.LongText), Json(new string('字', 5001))).Should().ContainSingle().Which.Detail.Should().Contain("最多5000个字");
        Judge(Of(FieldType.MultiChoice), Json(Enumerable.Repeat("a", 5001))).Should().ContainSingle()
            .Which.Detail.Should().Contain("最多5000行");
    }

    [Theory]
    [InlineData(FieldType.Integer, "1", "不能少于2")]
    [InlineData(FieldType.Integer, "2", null)]
    [InlineData(FieldType.Integer, "4", "不能超过3")]
    [InlineData(FieldType.Amount, "3.01", "不能超过3元")]
    [InlineData(FieldType.Text, "\"一\"", "不能少于2个字")]
    [InlineData(FieldType.LongText, "\"一二三四\"", "不能超过3个字")]
    [InlineData(FieldType.MultiChoice, "[\"a\"]", "不能少于2项")]
    [InlineData(FieldType.List, "[{\"p\":\"x\"}]", "不能少于2行")]
    public void Bounds_are_of_the_value_or_of_its_length(FieldType type, string json, string? reason)
    {
        var faults = Judge(Of(type) with { Min = 2, Max = 3 }, json);

        faults.Should().HaveCount(reason is null ? 0 : 1);
        string.Concat(faults.Select(fault => fault.Detail)).Should().Match($"*{reason}*");
    }

    [Fact]
    public void A_number_is_judged_by_the_type_of_document_asked_for_just_before_it()
    {
        RequiredField[] fields =
        [
            Field("type", "证件类型", FieldType.IdType), Field("own", "证件号码", FieldType.IdNumber), Field("other", "身份证号", FieldType.IdNumber),
        ];
        IReadOnlyList<Fault> Check(string type, string own, string other) =>
            FieldRules.Check(fields, Values($$"""{"type":"{{type}}","own":"{{own}}","other":"{{other}}"}"""), "/data");

        Check("hongKongMacaoPermit", "H12345678", "230102198506151234").Should().BeEmpty();
        Check("hongKongMacaoPermit", "230102198506151234", "H12345678").Should().ContainSingle().Which.Pointer.Should().Be("/data/own");
        Check("residentIdentityCard", "E12345678", "E12345678").Should().ContainSingle().Which.Pointer.Should().Be("/data/own");
        Check("unheard of", "E12345678", "E12345678").Should().ContainSingle().Which.Pointer.Should().Be("/data/type");
    }

    [Fact]
    public void Parts_are_named_with_group_row_and_part()
    {
        var roster = Field("roster", "职工名册", FieldType.List) with
        {
            Parts =
            [
                Field("name", "姓名", FieldType.Name),
                Field("boss", "负责人", FieldType.Group) with { Parts = [Field("phone", "电话", FieldType.Phone)] },
            ],
        };

        FieldRules.Check(
            [roster],
            Values("""{"roster":[{"name":"白桦","boss":{"phone":"13800001234"}},{"boss":{"phone":"1","a/b~c":1}},"白桦"],"more":1}"""),
            "/data").Should().Equal(
            new Fault("/data/more", FaultCode.UnknownId, "信息项不存在，请去掉。"),
            new Fault("/data/roster/1/name", FaultCode.Missing, "请填写“职工名册”第2行的“姓名”。"),
            new Fault("/data/roster/1/boss/a~1b~0c", FaultCode.UnknownId, "“职工名册”第2行的“负责人”中的信息项不存在，请去掉。"),
            new Fault(
                "/data/roster/1/boss/phone",
                FaultCode.BadFormat,
                "“职工名册”第2行的“负责人”中的“电话”填写有误：应为11位手机号码，或带区号的固定电话（如0451-12345678）。"),
            new Fault("/data/roster/2", FaultCode.WrongType, "“职工名册”第3行的类型不对，应为对象。"));
    }

    [Fact]
    public void A_part_may_hang_on_a_part_before_it_or_on_a_field_around_it()
    {
        RequiredField Part(string id, string on) =>
            Field(id, id, FieldType.Text) with { Condition = new("条件", Field: on, EqualTo: JsonElement.Parse("true")) };
        RequiredField[] fields =
        [
            Field("before", "前", FieldType.Boolean),
            Field("group", "组", FieldType.Group) with
            {
                Parts = [Field("inner", "内", FieldType.Boolean), Part("x", "inner"), Part("y", "before")],
            },
            Part("outside", "group.inner"),
        ];
        IEnumerable<string> Pointers(string json) => FieldRules.Check(fields, Values(json), "").Select(fault => fault.Pointer);

        Pointers("""{"before":false,"group":{"inner":false}}""").Should().BeEmpty();
        Pointers("""{"before":true,"group":{"inner":false}}""").Should().Equal("/group/y");
        Pointers("""{"before":false,"group":{"inner":true}}""").Should().Equal("/group/x", "/outside");
    }

    [Fact]
    public void Facts_that_go_in_circles_still_come_to_an_end()
    {
        RequiredField On(string id, string on) =>
            Field(id, id, FieldType.Boolean) with { Condition = new("条件", Field: on, EqualTo: JsonElement.Parse("true")) };

        FieldRules.Check([On("a", "b"), On("b", "a"), On("c", "c")], Values("""{"a":true,"b":true,"c":true}"""), "").Should().BeEmpty();
    }

    private static RequiredField Of(FieldType type) => Field("f", "某项", type) with
    {
        Options = [new("a", "甲"), new("b", "乙")],
        Parts = [Field("p", "部分", FieldType.Text)],
    };

    private static IReadOnlyList<Fault> Judge(RequiredField field, string json) =>
        FieldRules.Check([field], Values($$"""{"f":{{json}}}"""), "/data");

    private static string Json<T>(T value) => JsonSerializer.Serialize(value);

    private static Dictionary<string, JsonElement> Values(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json, FactsJson.Options)!;
}
