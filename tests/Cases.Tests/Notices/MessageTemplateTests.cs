using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Cases.Tests.Notices;

public sealed class MessageTemplateTests
{
    private const string Official = "【{{经办机构}}】尊敬的{{姓名}}，您的申请未审核通过。原因为：{{原因}}。如有疑问，请咨询{{经办机构}}（{{电话}}）。";

    private static readonly Dictionary<string, string> Values = new()
    {
        ["经办机构"] = "林海市医保中心",
        ["姓名"] = "白桦",
        ["原因"] = "材料不清",
        ["电话"] = "0451-12345678",
        ["没有用到"] = "甲",
    };

    [Fact]
    public void Each_blank_is_named_once_in_order() =>
        MessageTemplate.Parse(Official).Blanks.Should().Equal("经办机构", "姓名", "原因", "电话");

    [Fact]
    public void Filled_it_is_the_official_wording() =>
        MessageTemplate.Parse(Official).Fill(Values)
            .Should().Be("【林海市医保中心】尊敬的白桦，您的申请未审核通过。原因为：材料不清。如有疑问，请咨询林海市医保中心（0451-12345678）。");

    [Fact]
    public void A_value_is_put_in_as_it_is() =>
        MessageTemplate.Parse("{{a}}{{b}}").Fill(new Dictionary<string, string> { ["a"] = "{{b}}", ["b"] = "}" }).Should().Be("{{b}}}");

    [Fact]
    public void Every_blank_left_open_is_named_and_no_value_is()
    {
        var fill = () => MessageTemplate.Parse(Official).Fill(new Dictionary<string, string> { ["姓名"] = "白桦", ["原因"] = " " });

        fill.Should().Throw<KeyNotFoundException>().WithMessage("消息模板中有空白没有填写：经办机构、原因、电话。");
    }

    [Theory]
    [InlineData("尊敬的{{姓名}}。")]
    [InlineData("没有空白")]
    [InlineData("{{一}}{{二}}")]
    public void A_clean_text_has_no_fault(string text) => MessageTemplate.Check(text).Should().BeEmpty();

    [Theory]
    [InlineData("", "消息模板没有文字。")]
    [InlineData("a{b", "第2个字符是")]
    [InlineData("a}}b", "第2个字符是", "第3个字符是")]
    [InlineData("{{{名}}}", "第1个字符是", "第7个字符是")]
    [InlineData("{{a{{名}}b}}", "第1个字符是", "第2个字符是", "第10个字符是", "第11个字符是")]
    [InlineData("{{}}", "第1个字符处的空白名称不对")]
    [InlineData("甲{{有 空格}}乙{", "第2个字符处的空白名称不对", "第11个字符是")]
    public void Every_stray_brace_and_bad_name_is_told_with_its_position(string text, params string[] faults)
    {
        MessageTemplate.Check(text).Should().HaveSameCount(faults);
        MessageTemplate.Check(text).Zip(faults).Should().AllSatisfy(pair => pair.First.Should().StartWith(pair.Second));
        FluentActions.Invoking(() => MessageTemplate.Parse(text)).Should().Throw<FormatException>()
            .WithMessage(string.Concat(MessageTemplate.Check(text)));
    }
}
