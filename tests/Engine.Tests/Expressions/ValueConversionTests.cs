using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Activities.Flowchart.Models;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Tests.Expressions;

public sealed class ValueConversionTests
{
    public static TheoryData<object, Type> Unfit { get; } = new()
    {
        { "张三", typeof(int) },
        { "张三", typeof(decimal) },
        { "张三", typeof(bool) },
        { "张三", typeof(Guid) },
        { "张三", typeof(TimeSpan) },
        { "张三", typeof(DateTimeOffset) },
        { "张三", typeof(FlowJoinMode) },
        { "张三", typeof(JsonObject) },
        { "[张三", typeof(List<int>) },
        { "张三,李四", typeof(List<int>) },
        { JsonSerializer.SerializeToElement("张三"), typeof(int) },
        { JsonSerializer.SerializeToElement(new { 姓名 = "张三" }), typeof(int) },
        { new[] { "张三" }, typeof(int) },
        { long.MaxValue, typeof(int) },
        { 1.5m, typeof(int) },
        { 1.5, typeof(long) },
        { 99, typeof(FlowJoinMode) },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void What_does_not_fit_is_refused_and_never_repeated_because_it_may_be_personal(object value, Type type)
    {
        var convert = () => ValueConversion.To(value, type);

        convert.Should().Throw<FormatException>().Which.Message.Should().NotContain("张").And.Contain(type.Name);
    }

    [Fact]
    public void Nothing_is_the_default_of_every_type()
    {
        ValueConversion.To<int>(null).Should().Be(0);
        ValueConversion.To<decimal?>(null).Should().BeNull();
        ValueConversion.To<string>(null).Should().BeNull();
        ValueConversion.To<bool>(JsonElement.Parse("null")).Should().BeFalse();
    }

    [Fact]
    public void A_whole_number_may_come_as_a_decimal() => ValueConversion.To<int>(7.00m).Should().Be(7);

    [Theory]
    [InlineData("12.50", "12.50")]
    [InlineData("0.1", "0.1")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public void Amounts_are_exact(string json, string amount) =>
        ValueConversion.Plain(JsonElement.Parse(json)).Should().Be(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("1E400")]
    [InlineData("1E-320")]
    [InlineData("1.7976931348623157E+308")]
    public void A_number_beyond_decimals_is_a_floating_one(string json) => ValueConversion.Plain(JsonElement.Parse(json)).Should().BeOfType<double>();
}
