using MedInsFlows.Engine.Expressions.Scripts;
using MedInsFlows.Engine.Flow;
using static MedInsFlows.Engine.Tests.Expressions.ScriptBench;

namespace MedInsFlows.Engine.Tests.Expressions;

/// <summary>What is refused when a script is read, and what goes wrong when it is evaluated.</summary>
public sealed class ScriptRefusalTests
{
    [Theory]
    [InlineData("", "脚本第 1 行第 1 列：脚本没有写完，此处应为值。")]
    [InlineData("return", "脚本第 1 行第 7 列：脚本没有写完，此处应为值。")]
    [InlineData("1 +\n  ", "脚本第 2 行第 3 列：脚本没有写完，此处应为值。")]
    [InlineData("(1", "脚本第 1 行第 3 列：脚本没有写完，此处应为 ) 。")]
    [InlineData("1 2", "脚本第 1 行第 3 列：此处不可有数值，可能缺少运算符。")]
    [InlineData("'a' 'b'", "脚本第 1 行第 5 列：此处不可有文本，可能缺少运算符。")]
    [InlineData("1 )", "脚本第 1 行第 3 列：此处不可有“)”，可能缺少运算符。")]
    [InlineData("(1 ]", "脚本第 1 行第 4 列：此处应为 ) ，而不是“]”。")]
    [InlineData("return\n1", "脚本第 2 行第 1 列：return 之后不可换行：JavaScript 会当作没有返回值。")]
    [InlineData("{ a: 1 }", "脚本第 1 行第 1 列：以 { 开头的脚本在 JavaScript 中是语句块；要得到对象，请写 return { … }。")]
    [InlineData("1; 2", "脚本第 1 行第 4 列：此处不可有数值，可能缺少运算符。")]
    [InlineData("1;;", "脚本第 1 行第 3 列：脚本只能有一个表达式，末尾至多一个分号。")]
    [InlineData("1, 2", "脚本第 1 行第 2 列：不能用逗号连接多个表达式。")]
    [InlineData("'a", "脚本第 1 行第 1 列：文本没有结束，请在行内补上 '。")]
    [InlineData("`a", "脚本第 1 行第 1 列：模板文本没有结束，请补上 `。")]
    [InlineData("`a${1", "脚本第 1 行第 6 列：脚本没有写完，此处应为 } 。")]
    [InlineData("/* a", "脚本第 1 行第 1 列：注释没有结束，请补上 */。")]
    [InlineData("1 # 2", "脚本第 1 行第 3 列：不能使用字符“#”。")]
    [InlineData("010", "脚本第 1 行第 1 列：数不可以 0 开头。")]
    [InlineData("1_000", "脚本第 1 行第 1 列：数的写法不对：可用 12、0.5、1e3、0x1F，不可有后缀或下划线，不可以 0 开头。")]
    [InlineData("10n", "脚本第 1 行第 1 列：数的写法不对：可用 12、0.5、1e3、0x1F，不可有后缀或下划线，不可以 0 开头。")]
    [InlineData("1e", "脚本第 1 行第 1 列：数的指数不完整。")]
    [InlineData("0x", "脚本第 1 行第 1 列：十六进制数须有 1 至 16 位。")]
    [InlineData("'\\1'", "脚本第 1 行第 2 列：文本中反斜杠后不可跟数字；请用 \\xHH 或 \\uHHHH。")]
    [InlineData("'\\u12'", "脚本第 1 行第 2 列：转义须有 4 位十六进制数。")]
    [InlineData("[1,,2]", "脚本第 1 行第 4 列：不能用逗号连接多个表达式。")]
    [InlineData("null ?? 1 || 2", "脚本第 1 行第 9 列：?? 与 || 或 && 混用时须加括号。")]
    [InlineData("1 && 2 ?? 3", "脚本第 1 行第 1 列：?? 与 || 或 && 混用时须加括号。")]
    public void Text_that_is_no_expression(string script, string message) => Refusal(script).Should().Be(message);

    [Theory]
    [InlineData("x => x", "不认识“x”；变量请写作 variables.名称 或 get名称()。")]
    [InlineData("() => 1", "此处不可有“)”，可能缺少运算符。")]
    [InlineData("function () {}", "不能定义函数。")]
    [InlineData("(function () { })()", "不能定义函数。")]
    [InlineData("getA = 1", "不认识“getA”；变量请写作 variables.名称 或 get名称()。")]
    [InlineData("variables.A = 1", "不能赋值；变量请用 setVariable('名称', 值) 或 set名称(值)。")]
    [InlineData("variables.A++", "不能赋值；变量请用 setVariable('名称', 值) 或 set名称(值)。")]
    [InlineData("let a = 1; a", "脚本只能是一个表达式，不能有语句；条件请用 … ? … : …，循环请用流程中的循环活动。")]
    [InlineData("if (true) 1", "脚本只能是一个表达式，不能有语句；条件请用 … ? … : …，循环请用流程中的循环活动。")]
    [InlineData("for (;;) {}", "脚本只能是一个表达式，不能有语句；条件请用 … ? … : …，循环请用流程中的循环活动。")]
    [InlineData("while (true) {}", "脚本只能是一个表达式，不能有语句；条件请用 … ? … : …，循环请用流程中的循环活动。")]
    [InlineData("throw 1", "脚本只能是一个表达式，不能有语句；条件请用 … ? … : …，循环请用流程中的循环活动。")]
    [InlineData("new Date()", "不能用 new 建立对象；请写 { … } 或 [ … ]。")]
    [InlineData("Date.now()", "不能使用时钟和随机数：同一办件重演时结果必须相同。")]
    [InlineData("newGuid()", "不能使用时钟和随机数：同一办件重演时结果必须相同。")]
    [InlineData("Math.random()", "不能使用 Math；小数位请用 toFixed。")]
    [InlineData("JSON.stringify(1)", "不能使用 JSON；请用 toJson(值)。")]
    [InlineData("this", "不能使用 JavaScript 的内置对象。")]
    [InlineData("eval('1')", "不能使用 JavaScript 的内置对象。")]
    [InlineData("/a/", "此处不可有 /，也不能使用正则表达式。")]
    [InlineData("typeof 1", "不能使用对类型和成员的运算。")]
    [InlineData("'a' in variables", "不能使用对类型和成员的运算。")]
    [InlineData("1 & 2", "不能使用位运算。")]
    [InlineData("~1", "不能使用位运算。")]
    [InlineData("2 ** 3", "不能使用乘方 **。")]
    [InlineData("getA()?.b", "不能使用 ?.；请先用 == null 判断。")]
    [InlineData("[...getA()]", "不能使用展开运算 ...。")]
    [InlineData("return { a }", "此处应为 : ，而不是“}”。")]
    [InlineData("return { [1]: 2 }", "此处应为成员的名称，而不是“[”。")]
    [InlineData("return { f() {} }", "此处应为 : ，而不是“(”。")]
    [InlineData("return { __proto__: 1 }", "不能使用成员 __proto__。")]
    [InlineData("''.constructor", "不能使用成员 constructor。")]
    [InlineData("[1].map(1)", "不能调用方法 map；可用 toUpperCase、toLowerCase、trim、startsWith、endsWith、substring、includes、indexOf、join、toFixed、toString。")]
    [InlineData("[1].join", "join 是方法，须写作 join(…)。")]
    [InlineData("''.trim(1)", "trim 须有 0 个参数，现有 1 个。")]
    [InlineData("''.substring()", "substring 须有 1 至 2 个参数，现有 0 个。")]
    [InlineData("getA(1)", "getA 须有 0 个参数，现有 1 个。")]
    [InlineData("setA()", "setA 须有 1 个参数，现有 0 个。")]
    [InlineData("(1)()", "此处的值不能调用；只能调用指定的函数和方法。")]
    [InlineData("variables.f()", "此处的值不能调用；只能调用指定的函数和方法。")]
    [InlineData("'a'`b`", "模板文本前不可有值，可能缺少运算符。")]
    [InlineData("variables", "脚本没有写完，此处应为 . 。")]
    [InlineData("parseInt('1')", "不能调用函数 parseInt；可用 getVariable、setVariable、getInput、getOutputFrom、getLastResult、getWorkflowInstanceId、getWorkflowDefinitionId、getWorkflowDefinitionVersionId、getWorkflowDefinitionVersion、getCorrelationId、setCorrelationId、getWorkflowInstanceName、setWorkflowInstanceName、isNullOrEmpty、isNullOrWhiteSpace、toJson，以及 get名称()、set名称(值)。")]
    public void What_JavaScript_has_and_scripts_have_not(string script, string message) => Refusal(script)!.Split('：', 2)[1].Should().Be(message);

    [Fact]
    public void A_script_that_is_too_long_or_nested_too_deeply()
    {
        Refusal(new string(' ', 4001)).Should().Be("脚本第 1 行第 1 列：脚本长 4001 字，超过 4000 字。");
        Refusal(new string('(', 60) + "1").Should().Be("脚本第 1 行第 51 列：嵌套超过 50 层，请把脚本拆开。");
        Refusal(new string('!', 3000) + "1").Should().Contain("嵌套超过 50 层");
        Refusal("1" + string.Concat(Enumerable.Repeat("+1", 1999))).Should().BeNull();
    }

    [Theory]
    [InlineData("variables.Nothing.length", "脚本第 1 行第 19 列：不能取 null 的成员；可先用 == null 判断。")]
    [InlineData("[].a.b", "脚本第 1 行第 6 列：不能取 undefined 的成员；可先用 == null 判断。")]
    [InlineData("variables.Nothing.trim()", "脚本第 1 行第 19 列：不能对 null 调用 trim；可先用 == null 判断。")]
    [InlineData("(5).join()", "脚本第 1 行第 5 列：这里的值没有方法 join。")]
    [InlineData("(5).toFixed(101)", "脚本第 1 行第 5 列：toFixed 的位数须在 0 至 100 之间。")]
    [InlineData("1 / 0", "脚本第 1 行第 1 列：结果不是有限的数（例如除以零，或对非数值做了运算）。")]
    [InlineData("[{ a: 'x' * 1 }]", "脚本第 1 行第 1 列：结果不是有限的数（例如除以零，或对非数值做了运算）。")]
    [InlineData("setVariable('Nobody', 1)", "脚本第 1 行第 1 列：变量“Nobody”没有声明，请在流程中声明它。")]
    [InlineData("setNobody(1)", "脚本第 1 行第 1 列：变量“Nobody”没有声明，请在流程中声明它。")]
    [InlineData("setDays('张三')", "脚本第 1 行第 1 列：值无法存入变量“Days”，两者类型不符。")]
    [InlineData("getNobody()", "脚本第 1 行第 1 列：没有名为“Nobody”的变量、输入或输出。")]
    public void What_goes_wrong_at_run_time_names_the_place_and_no_values(string script, string message)
    {
        var bench = new ScriptBench([Variable<string>("Nothing", null), Variable("Days", 1)]);

        var evaluate = () => bench.Value(script);

        evaluate.Should().Throw<FlowException>().WithMessage(message);
    }

    private static string? Refusal(string script)
    {
        try
        {
            Script.Parse(script);
            return null;
        }
        catch (ScriptException exception)
        {
            return exception.Message;
        }
    }
}
