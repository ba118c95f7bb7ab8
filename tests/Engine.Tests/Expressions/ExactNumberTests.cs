using Elsa.Workflows.Memory;
using static MedInsFlows.Engine.Tests.Expressions.ScriptBench;

namespace MedInsFlows.Engine.Tests.Expressions;

/// <summary>Amounts do not suffer from binary fractions: what comes from the case is exact and stays so.</summary>
public sealed class ExactNumberTests
{
    [Theory]
    [InlineData("getAmount() * 1.1", "110.11")]
    [InlineData("1.1 * getAmount()", "110.11")]
    [InlineData("getWhole() * 1.1", "110")]
    [InlineData("getText() * 3", "300.3")]
    [InlineData("getAmount() + 0.2 + 0.1", "100.4")]
    [InlineData("getAmount() - 0.1", "100")]
    [InlineData("getAmount() % 0.7", "0")]
    [InlineData("-getAmount() * 0.07", "-7.007")]
    [InlineData("getLarge() + 1", "9007199254740994")]
    public void Arithmetic_with_a_number_of_the_case_is_exact(string script, string value) => Bench().Inner($"'' + ({script})").Should().Be(value);

    [Theory]
    [InlineData("getAmount() === 100.1 && getAmount() == '100.10' && getAmount() < 100.11 && getAmount() >= 100.1")]
    [InlineData("getAmount() * 3 === 300.3")]
    [InlineData("getAmount() > -1 / 0 && !(getAmount() < 0 / 0) && 1e300 > getAmount()")]
    [InlineData("getAmount() / 0 === 1 / 0")]
    public void Comparison_with_a_number_of_the_case_is_exact(string script) => Bench().Inner(script).Should().Be(true);

    [Theory]
    [InlineData("(getAmount() / 8).toFixed(2)", "12.51")]
    [InlineData("(getAmount() * 0.05).toFixed(2)", "5.01")]
    [InlineData("(1.005).toFixed(2)", "1.00")]
    [InlineData("(getWhole() * 1.005 / 100).toFixed(2)", "1.01")]
    [InlineData("(-getAmount()).toFixed(1)", "-100.1")]
    [InlineData("getAmount().toFixed(3)", "100.100")]
    public void Halves_are_rounded_away_from_zero(string script, string value) => Bench().Inner(script).Should().Be(value);

    [Fact]
    public void Any_two_amounts_give_what_decimal_arithmetic_gives()
    {
        var random = new Random(20260728);
        for (var round = 0; round < 1_000; round++)
        {
            var (left, right) = (Amount(random), Amount(random));
            var bench = new ScriptBench([Variable("A", left), Variable("B", right)]);

            bench.Inner($"getA() + getB()").Should().Be(left + right);
            bench.Inner($"getA() - {right.ToString(System.Globalization.CultureInfo.InvariantCulture)}").Should().Be(left - right);
            bench.Inner($"getA() * getB()").Should().Be(left * right);
            bench.Inner($"getA() < getB()").Should().Be(left < right);
        }
    }

    private static decimal Amount(Random random) => random.NextInt64(-1_000_000_000_000, 1_000_000_000_000) / 100m;

    private static ScriptBench Bench() => new(
        [Variable("Amount", 100.10m), Variable("Whole", 100), Variable("Text", "100.10"), Variable("Large", 9007199254740993L), new Variable("Untyped", 100L)]);
}
