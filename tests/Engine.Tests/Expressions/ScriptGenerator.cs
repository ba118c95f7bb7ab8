namespace MedInsFlows.Engine.Tests.Expressions;

/// <summary>
/// Makes scripts of the subset from a seed. Arithmetic keeps to what has one meaning: numbers of the script among themselves, or whole numbers; numbers
/// of the case are exact with us and binary in JavaScript, which <see cref="ExactNumberTests"/> is about.
/// </summary>
internal sealed class ScriptGenerator(int seed)
{
    private static readonly string[] Texts = ["''", "'a'", "'abc'", "'Ab'", "' a '", "'true'", "'null'", "'中文'", "'b\\nc'", "'a,b'", "'NaN'"];
    private static readonly string[] WholeTexts = ["'12'", "' 7 '", "'0'", "'-3'", "'0x1F'", "'1e2'"];
    private static readonly string[] Numbers = ["0", "1", "2", "7", "10", "0.1", "0.2", "0.5", "1.005", "100.25", "1e3", "1e21", "1e-7", "123456789", "9007199254740991", "0xFF", "5e-324", "1.7976931348623157e308"];
    private static readonly string[] Keys = ["a", "b", "length", "x-y"];

    private readonly Random random = new(seed);

    public string Next() => Value(5);

    private string Value(int depth) => depth <= 0 ? Leaf() : random.Next(22) switch
    {
        0 => Leaf(),
        1 or 2 => Number(depth - 1),
        3 => $"({Pick("'' +", "7 <", "'12' ==")} ({Whole(depth - 1)}))",
        4 or 5 => Text(depth - 1),
        6 or 7 => Flag(depth - 1),
        8 => $"({Value(depth - 1)} ? {Value(depth - 1)} : {Value(depth - 1)})",
        9 => $"({Value(depth - 1)} {Pick("&&", "||")} {Value(depth - 1)})",
        10 or 11 => $"({Value(depth - 1)} + {Value(depth - 1)})".Replace("+ +", "+  +", StringComparison.Ordinal),
        12 => Array(depth - 1),
        13 => Record(depth - 1),
        14 => $"{Owner(depth - 1)}.{Pick("a", "b", "length")}",
        15 => $"{Owner(depth - 1)}[{Pick("0", "1", "'length'", "'a'", "'1'", "2")}]",
        16 => $"({Loose(depth - 1)} {Pick("-", "*")} {Loose(depth - 1)})",
        17 => $"{Pick("-", "+", "!")}{Pick("", " ")}({Loose(depth - 1)})",
        18 => $"variables.{Pick("Text", "Count", "Rate", "Items", "Record", "Nothing", "Flag")}",
        19 => $"get{Pick("Text", "Count", "Rate", "Items", "Record", "Nothing", "Flag")}()",
        20 => $"{Pick("isNullOrEmpty", "isNullOrWhiteSpace")}({Pick(Text(depth - 1), "null", "undefined", "' \\t'")})",
        _ => $"toJson({Value(depth - 1)})",
    };

    private string Leaf() => random.Next(6) switch
    {
        0 => Pick(Numbers),
        1 => Pick(Texts),
        2 => Pick("true", "false"),
        3 => Pick("null", "undefined"),
        4 => Pick(WholeTexts),
        _ => Pick("[]", "({})", "''"),
    };

    /// <summary>Numbers that are JavaScript's with us too.</summary>
    private string Number(int depth) => depth <= 0 ? Pick(Numbers) : random.Next(8) switch
    {
        0 => $"{Text(depth - 1)}.length",
        1 => $"{Array(depth - 1)}.indexOf({Value(depth - 1)})",
        2 => "variables.Count",
        3 => "getRate()",
        4 => $"(-{Number(depth - 1)})".Replace("--", "- -", StringComparison.Ordinal),
        5 => $"({Flag(depth - 1)} ? {Number(depth - 1)} : {Number(depth - 1)})",
        _ => $"({Number(depth - 1)} {Pick("+", "-", "*", "/", "%")} {Number(depth - 1)})",
    };

    /// <summary>Small whole numbers, read from text or not: the same whether exact or binary.</summary>
    private string Whole(int depth) => depth <= 2 || random.Next(3) == 0
        ? Pick($"+{Pick(WholeTexts)}", Pick(WholeTexts), "3", "-4", "true")
        : $"({Whole(depth - 2)} {Pick("-", "*")} {Whole(depth - 2)})";

    /// <summary>What is no number in text.</summary>
    private string Loose(int depth) => random.Next(4) switch
    {
        0 => Number(depth),
        1 => Pick("true", "false", "null", "undefined"),
        2 => Pick(Texts),
        _ => Pick("[]", "({})", "['a']", "[1, 2]", "variables.Items", "variables.Nothing"),
    };

    private string Text(int depth) => depth <= 0 ? Pick(Texts) : random.Next(8) switch
    {
        0 => $"{Text(depth - 1)}.{Pick("toUpperCase", "toLowerCase", "trim", "toString")}()",
        1 => $"{Text(depth - 1)}.substring({Number(0)}{Pick("", ", 2", ", -1", ", undefined")})",
        2 => $"{Array(depth - 1)}.join({Pick("", "'-'", "undefined", "null")})",
        3 => $"({Number(depth - 1)}).toString()",
        4 => $"({Pick("0.5", "1.5", "2.5", "1.005", "123.456", "1e21", "0", "-1.45", "8.345")}).toFixed({Pick("", "0", "1", "2")})",
        5 => $"('' + {Value(depth - 1)})",
        _ => $"({Text(depth - 1)} + {Value(depth - 1)})",
    };

    private string Flag(int depth) => depth <= 0 ? Pick("true", "false") : random.Next(8) switch
    {
        0 => $"!{Owner(depth - 1)}",
        1 => $"({Value(depth - 1)} {Pick("===", "!==")} {Value(depth - 1)})",
        2 or 3 => $"({Value(depth - 1)} {Pick("==", "!=")} {Value(depth - 1)})",
        4 or 5 => $"({Value(depth - 1)} {Pick("<", "<=", ">", ">=")} {Value(depth - 1)})",
        6 => $"{Text(depth - 1)}.{Pick("includes", "startsWith", "endsWith")}({Text(depth - 1)})",
        _ => $"({Flag(depth - 1)} {Pick("&&", "||", "===")} {Flag(depth - 1)})",
    };

    private string Array(int depth) => depth <= 0 ? Pick("[]", "variables.Items") : $"[{string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => Value(depth - 1)))}]";

    private string Record(int depth) => depth <= 0
        ? Pick("({})", "variables.Record")
        : $"({{ {string.Join(", ", Enumerable.Range(0, random.Next(4)).Select(_ => $"'{Pick(Keys)}': {Value(depth - 1)}"))} }})";

    private string Owner(int depth) => random.Next(4) switch
    {
        0 => Array(depth),
        1 => Record(depth),
        2 => $"({Text(depth)})",
        _ => $"({Value(depth)})",
    };

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];
}
