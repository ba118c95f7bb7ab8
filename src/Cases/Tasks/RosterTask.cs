using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Tasks;

/// <summary>名册: a task that judges the rows of a list which the applicant sent; rows that it does not name pass.</summary>
public static class RosterTask
{
    /// <summary>The datum in which the rows are judged.</summary>
    public const string Results = "rosterResults";

    /// <summary>The row passes.</summary>
    public const string Passed = "通过";

    /// <summary>The row does not pass.</summary>
    public const string Failed = "不通过";

    private const string Row = "row";
    private const string Result = "result";
    private const string Reason = "reason";

    /// <summary>What is to be entered about the rows.</summary>
    /// <param name="rows">How many rows the list has; null where that is not known.</param>
    public static RequiredField Field(int? rows) => new()
    {
        Id = Results,
        Name = "名册逐行结果",
        Type = FieldType.List,
        Required = false,
        Parts =
        [
            new RequiredField { Id = Row, Name = "行号", Type = FieldType.Integer, Required = true, Min = 1, Max = rows },
            new RequiredField { Id = Result, Name = "结果", Type = FieldType.Choice, Required = true, Options = [new(Passed, Passed), new(Failed, Failed)] },
            new RequiredField
            {
                Id = Reason,
                Name = "理由",
                Type = FieldType.LongText,
                Required = true,
                Condition = new Condition("结果为不通过的", Field: Result, EqualTo: JsonSerializer.SerializeToElement(Failed)),
            },
        ],
    };

    /// <summary>How many rows a list has as it was sent.</summary>
    /// <param name="application">What was sent.</param>
    /// <param name="field">The field that is the list.</param>
    public static int RowsOf(Application application, string field) =>
        application.Fields.GetValueOrDefault(field) is { ValueKind: JsonValueKind.Array } rows ? rows.GetArrayLength() : 0;

    /// <summary>What is wrong with the results beside the form of each row: a row that is judged twice.</summary>
    /// <param name="data">What was entered.</param>
    /// <param name="pointer">The JSON pointer of the data in the request.</param>
    public static IEnumerable<Fault> Check(IReadOnlyDictionary<string, JsonElement>? data, string pointer)
    {
        var seen = new HashSet<int>();
        foreach (var (index, entry) in Entries(data).Index())
        {
            if (Number(entry) is { } row && !seen.Add(row))
            {
                yield return new Fault($"{pointer}/{Results}/{index}/{Row}", FaultCode.Duplicate, $"名册第{row}行的结果写了两次，请只保留一次。");
            }
        }
    }

    /// <summary>Whether an opinion says something about rows.</summary>
    /// <param name="opinion">The opinion.</param>
    public static bool IsJudgedIn(Opinion opinion) => Entries(opinion.Data).Any();

    /// <summary>What was found about each row, in the order of the rows; those that are not named have passed.</summary>
    /// <param name="opinion">What was said with the decision; null where nothing was.</param>
    /// <param name="rows">How many rows there are.</param>
    public static IReadOnlyList<RowResult> ResultsOf(Opinion? opinion, int rows)
    {
        var named = Entries(opinion?.Data).Where(entry => Number(entry) is not null).ToDictionary(entry => Number(entry)!.Value);
        return [.. Enumerable.Range(1, rows).Select(row => named.TryGetValue(row, out var entry)
            ? new RowResult(row, Text(entry, Result) ?? Passed, Text(entry, Reason))
            : new RowResult(row, Passed, null))];
    }

    private static IEnumerable<JsonElement> Entries(IReadOnlyDictionary<string, JsonElement>? data) =>
        data?.GetValueOrDefault(Results) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Where(entry => entry.ValueKind == JsonValueKind.Object) : [];

    private static int? Number(JsonElement entry) =>
        entry.TryGetProperty(Row, out var row) && row.ValueKind == JsonValueKind.Number && row.TryGetInt32(out var number) ? number : null;

    private static string? Text(JsonElement entry, string part) =>
        entry.TryGetProperty(part, out var text) && text.ValueKind == JsonValueKind.String && text.GetString() is { Length: > 0 } words ? words : null;
}

/// <summary>What was found about a row of a list.</summary>
/// <param name="Row">Its number, from 1.</param>
/// <param name="Result">通过 or 不通过.</param>
/// <param name="Reason">Why; null where nothing was said.</param>
public sealed record RowResult(int Row, string Result, string? Reason)
{
    /// <summary>Nothing of its content.</summary>
    public override string ToString() => nameof(RowResult);
}
