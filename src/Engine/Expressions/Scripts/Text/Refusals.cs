namespace MedInsFlows.Engine.Expressions.Scripts.Text;

/// <summary>What JavaScript has and the subset has not, and what to do instead.</summary>
internal static class Refusals
{
    private const string NoFunctions = "不能定义函数。";
    private const string NoStatements = "脚本只能是一个表达式，不能有语句；条件请用 … ? … : …，循环请用流程中的循环活动。";
    private const string NoAssignment = "不能赋值；变量请用 setVariable('名称', 值) 或 set名称(值)。";
    private const string NoBits = "不能使用位运算。";
    private const string NoObjects = "不能使用 JavaScript 的内置对象。";
    private const string NoChance = "不能使用时钟和随机数：同一办件重演时结果必须相同。";
    private const string NoTypes = "不能使用对类型和成员的运算。";

    /// <summary>By word or sign.</summary>
    public static IReadOnlyDictionary<string, string> Reasons { get; } = new Dictionary<string, string>
    {
        [";"] = "脚本只能有一个表达式，末尾至多一个分号。",
        [","] = "不能用逗号连接多个表达式。",
        ["..."] = "不能使用展开运算 ...。",
        ["?."] = "不能使用 ?.；请先用 == null 判断。",
        ["**"] = "不能使用乘方 **。",
        ["/"] = "此处不可有 /，也不能使用正则表达式。",
        ["/="] = "不能赋值，也不能使用正则表达式。",
        ["=>"] = NoFunctions,
        ["function"] = NoFunctions,
        ["async"] = NoFunctions,
        ["await"] = NoFunctions,
        ["yield"] = NoFunctions,
        ["class"] = NoFunctions,
        ["return"] = "return 只能在脚本的开头。",
        ["new"] = "不能用 new 建立对象；请写 { … } 或 [ … ]。",
        ["this"] = NoObjects,
        ["super"] = NoObjects,
        ["arguments"] = NoObjects,
        ["globalThis"] = NoObjects,
        ["window"] = NoObjects,
        ["Object"] = NoObjects,
        ["Array"] = NoObjects,
        ["String"] = NoObjects,
        ["Number"] = NoObjects,
        ["Boolean"] = NoObjects,
        ["RegExp"] = NoObjects,
        ["JSON"] = "不能使用 JSON；请用 toJson(值)。",
        ["Math"] = "不能使用 Math；小数位请用 toFixed。",
        ["eval"] = NoObjects,
        ["NaN"] = "不能使用 NaN。",
        ["Infinity"] = "不能使用 Infinity。",
        ["Date"] = NoChance,
        ["DateTime"] = NoChance,
        ["DateTimeOffset"] = NoChance,
        ["TimeSpan"] = NoChance,
        ["Random"] = NoChance,
        ["Guid"] = NoChance,
        ["newGuid"] = NoChance,
        ["newGuidString"] = NoChance,
        ["newShortGuid"] = NoChance,
        ["var"] = NoStatements,
        ["let"] = NoStatements,
        ["const"] = NoStatements,
        ["if"] = NoStatements,
        ["else"] = NoStatements,
        ["for"] = NoStatements,
        ["while"] = NoStatements,
        ["do"] = NoStatements,
        ["switch"] = NoStatements,
        ["case"] = NoStatements,
        ["break"] = NoStatements,
        ["continue"] = NoStatements,
        ["throw"] = NoStatements,
        ["try"] = NoStatements,
        ["catch"] = NoStatements,
        ["finally"] = NoStatements,
        ["with"] = NoStatements,
        ["import"] = NoStatements,
        ["export"] = NoStatements,
        ["debugger"] = NoStatements,
        ["typeof"] = NoTypes,
        ["void"] = NoTypes,
        ["delete"] = NoTypes,
        ["in"] = NoTypes,
        ["instanceof"] = NoTypes,
        ["="] = NoAssignment,
        ["++"] = NoAssignment,
        ["--"] = NoAssignment,
        ["+="] = NoAssignment,
        ["-="] = NoAssignment,
        ["*="] = NoAssignment,
        ["%="] = NoAssignment,
        ["**="] = NoAssignment,
        ["&="] = NoAssignment,
        ["|="] = NoAssignment,
        ["^="] = NoAssignment,
        ["<<="] = NoAssignment,
        [">>="] = NoAssignment,
        [">>>="] = NoAssignment,
        ["&&="] = NoAssignment,
        ["||="] = NoAssignment,
        ["??="] = NoAssignment,
        ["&"] = NoBits,
        ["|"] = NoBits,
        ["^"] = NoBits,
        ["~"] = NoBits,
        ["<<"] = NoBits,
        [">>"] = NoBits,
        [">>>"] = NoBits,
    };

    /// <summary>Members that every object of JavaScript has; they lead to its inner workings.</summary>
    public static IReadOnlySet<string> Members { get; } = new HashSet<string>
    {
        "constructor", "prototype", "__proto__", "valueOf", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable", "toLocaleString",
        "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__",
    };
}
