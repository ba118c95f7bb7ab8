using System.Text.Json;
using static MedInsFlows.Engine.Tests.Expressions.ScriptBench;

namespace MedInsFlows.Engine.Tests.Expressions;

/// <summary>What scripts mean. <see cref="JurassicTests"/> compares far more of it with a second interpreter.</summary>
public sealed class ScriptTests
{
    private readonly ScriptBench bench = new(
        [
            Variable("Amount", 100.10m),
            Variable("Days", 7),
            Variable("Rate", 0.5),
            Variable("CaseNumber", "CASE-A1"),
            Variable("MissingItems", new[] { "身份证", "诊断证明" }),
            Variable<string>("Nothing", null),
            Variable<object>("Anything", JsonElement.Parse("""{ "rows": [ { "name": "甲", "sum": 12.30 } ], "text": "0.1" }""")),
            Variable("is urgent", true),
            Variable("病种", "高血压"),
            Variable("Limit", new DateTimeOffset(2026, 1, 15, 8, 0, 0, TimeSpan.FromHours(8))),
            Variable("Weekday", DayOfWeek.Friday),
        ],
        [("ApplicationId", typeof(string), "A-17"), ("Claimed", typeof(decimal), 250L)]);

    [Theory]
    [InlineData("1 + 2 * 3", "7")]
    [InlineData("(1 + 2) * 3", "9")]
    [InlineData("10 - 2 - 3", "5")]
    [InlineData("2 * 3 % 4", "2")]
    [InlineData("-7 % 3", "-1")]
    [InlineData("0x1F + 1e2 + .5", "131.5")]
    [InlineData("0.1 + 0.2", "0.30000000000000004")]
    [InlineData("1 / 0", "Infinity")]
    [InlineData("0 / 0", "NaN")]
    [InlineData("'a' + 1 + 2", "'a12'")]
    [InlineData("1 + 2 + 'a'", "'3a'")]
    [InlineData("'5' - 2", "3")]
    [InlineData("+' 0x10 '", "16")]
    [InlineData("+'1,5'", "NaN")]
    [InlineData("true + 1", "2")]
    [InlineData("null + 1", "1")]
    [InlineData("'' + null + undefined", "'nullundefined'")]
    [InlineData("'' + [1, [2, 3], null] + {}", "'1,2,3,[object Object]'")]
    [InlineData("'' + 1e21 + ' ' + 1e-7 + ' ' + 123456789012345680000 + ' ' + 0.000001", "'1e+21 1e-7 123456789012345680000 0.000001'")]
    [InlineData("`第${1 + 1}次，${`共${'x'}`}`", "'第2次，共x'")]
    [InlineData("'\\u4e2d\\x41\\u{1F600}\\'\\\n'", "'中A😀''")]
    public void Arithmetic_and_text(string script, string value) => Described.Of(bench.Inner(script)).Should().Be(value);

    [Theory]
    [InlineData("1 == '1'", true)]
    [InlineData("1 === '1'", false)]
    [InlineData("null == undefined", true)]
    [InlineData("null === undefined", false)]
    [InlineData("null == 0", false)]
    [InlineData("'' == 0", true)]
    [InlineData("[1] == 1", true)]
    [InlineData("[] == []", false)]
    [InlineData("'10' < '9'", true)]
    [InlineData("'10' < 9", false)]
    [InlineData("undefined >= 0", false)]
    [InlineData("null >= 0", true)]
    [InlineData("1 < 2 === true", true)]
    [InlineData("!'' && !0 && !null && !undefined && !!'0' && !![]", true)]
    public void Comparison(string script, bool value) => bench.Inner(script).Should().Be(value);

    [Theory]
    [InlineData("1 || 2 && 0", "1")]
    [InlineData("'' || 'b'", "'b'")]
    [InlineData("0 && null.length", "0")]
    [InlineData("null ?? 'b'", "'b'")]
    [InlineData("0 ?? null.length", "0")]
    [InlineData("(null || undefined) ?? (0 || 'c')", "'c'")]
    [InlineData("null ?? undefined ?? 3", "3")]
    [InlineData("true ? false ? 1 : 2 : null.length", "2")]
    [InlineData("1?.5:2", "0.5")]
    public void Choice(string script, string value) => Described.Of(bench.Inner(script)).Should().Be(value);

    [Theory]
    [InlineData("[1, 'a', [true],]", "[1, 'a', [true]]")]
    [InlineData("return { b: 1, 'a-c': null, 2: 'two', if: undefined, }", "{2: 'two', b: 1, a-c: null, if: undefined}")]
    [InlineData("({ a: { b: [1, 2] } }).a['b'][1]", "2")]
    [InlineData("[1, 2].length + 'abc'.length", "5")]
    [InlineData("'abc'[1] + 'abc'['length']", "'b3'")]
    [InlineData("[1][5]", "undefined")]
    [InlineData("(5).nothing", "undefined")]
    public void Structures_and_members(string script, string value) => Described.Of(bench.Inner(script)).Should().Be(value);

    [Theory]
    [InlineData("['a', null, 1].join('；')", "'a；；1'")]
    [InlineData("[1, 2].join()", "'1,2'")]
    [InlineData("['a', 0 / 0].includes(0 / 0)", "true")]
    [InlineData("['a', 'b'].indexOf('b') + ['a'].indexOf('c')", "0")]
    [InlineData("' aB '.trim().toUpperCase() + 'Ab'.toLowerCase()", "'ABab'")]
    [InlineData("'abc'.includes('b') && 'abc'.startsWith('a') && 'abc'.endsWith('c')", "true")]
    [InlineData("'abcd'.substring(3, 1) + 'abcd'.substring(2)", "'bccd'")]
    [InlineData("(1.005).toFixed(2) + (2.5).toFixed() + (-1.5).toFixed(0)", "'1.003-2'")]
    [InlineData("(12).toString() + [1, 2].toString()", "'121,2'")]
    public void Methods(string script, string value) => Described.Of(bench.Inner(script)).Should().Be(value);

    [Theory]
    [InlineData("getVariable('Amount') + getAmount() + variables.Amount", "300.3")]
    [InlineData("getVariable('nobody has it')", "null")]
    [InlineData("'缺少：' + getMissingItems().join('、')", "'缺少：身份证、诊断证明'")]
    [InlineData("getIsUrgent() ? get病种() : variables.Nothing", "'高血压'")]
    [InlineData("getNothing()", "null")]
    [InlineData("getAnything().rows[0].name + getAnything().rows[0].sum", "'甲12.3'")]
    [InlineData("getWeekday()", "'Friday'")]
    [InlineData("getLimit()", "'2026-01-15T08:00:00+08:00'")]
    [InlineData("getApplicationId() + getInput('applicationid') + getInput('none')", "'A-17A-17null'")]
    [InlineData("getWorkflowInstanceId() + getWorkflowDefinitionId() + getWorkflowDefinitionVersionId() + getWorkflowDefinitionVersion()", "'instance-1henan-refundversion-33'")]
    [InlineData("isNullOrEmpty(getNothing()) && isNullOrEmpty('') && !isNullOrEmpty(' ') && isNullOrWhiteSpace(' ') && !isNullOrWhiteSpace(0)", "true")]
    [InlineData("toJson({ a: [1, '“中”\\n', null, undefined], b: undefined, c: 0.10 })", """'{"a":[1,"“中”\n",null,null],"c":0.1}'""")]
    [InlineData("toJson(undefined)", "undefined")]
    public void Values_of_the_flow(string script, string value) => Described.Of(bench.Inner(script)).Should().Be(value);

    [Fact]
    public void Setters_set_what_the_flow_keeps()
    {
        bench.Value("[setVariable('Days', '12'), setCaseNumber(`${getDays()}号`), setIsUrgent(1), setCorrelationId('C-' + getDays()), setWorkflowInstanceName(getCaseNumber())]");

        bench.Value("getDays()").Should().Be(12L);
        bench.Value("getCaseNumber()").Should().Be("12号");
        bench.Value("getIsUrgent()").Should().Be(true);
        bench.Workflow.CorrelationId.Should().Be("C-12");
        bench.Value("getCorrelationId() + getWorkflowInstanceName()").Should().Be("C-1212号");
        bench.Value("setCorrelationId(null)");
        bench.Workflow.CorrelationId.Should().BeNull();
    }

    [Fact]
    public void Outputs_of_activities_can_be_read_in_the_burst_that_left_them()
    {
        var outputs = bench.Workflow.GetActivityOutputRegister();
        outputs.Record(bench.Execution, "Sum", 12.5m);
        outputs.Record(bench.Execution, null, "fine");

        bench.Value("getOutputFrom('step', 'Sum') + 1").Should().Be(13.5m);
        bench.Value("getOutputFrom('Step1') + getLastResult()").Should().Be("finefine");
        bench.Value("getOutputFrom('nobody')").Should().BeNull();
    }

    [Theory]
    [InlineData("return getDays();", 7L)]
    [InlineData("""
                // 天数
                getDays() /* 自然日 */
                """, 7L)]
    [InlineData("undefined", null)]
    [InlineData("'a'", "a")]
    public void A_script_is_one_expression_with_or_without_return(string script, object? value) => bench.Value(script).Should().Be(value);

    [Fact]
    public void Results_are_the_same_before_and_after_the_instance_was_put_away()
    {
        bench.Value("1e3").Should().Be(1000L);
        bench.Value("0.1 + 0.2").Should().Be(0.30000000000000004m);
        bench.Value("getRate() * 4").Should().Be(2L);
        bench.Value("getAmount()").Should().Be(100.10m);
        bench.Value("1e300").Should().Be(1e300);
        bench.Value("[1, { a: 0.5, b: undefined }, null]").Should().BeOfType<JsonElement>().Which.GetRawText().Should().Be("""[1,{"a":0.5},null]""");
    }
}
