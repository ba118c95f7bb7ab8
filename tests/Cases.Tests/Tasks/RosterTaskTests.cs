using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Cases.Tests.Tasks;

/// <summary>The rows of a list are judged one by one.</summary>
public sealed class RosterTaskTests
{
    private const int Rows = 3;

    [Fact]
    public void What_is_offered_is_itself_in_order() => ItemRules.Check([RosterTask.Field(Rows)]).Should().BeEmpty();

    [Fact]
    public void Rows_that_are_not_named_pass() =>
        RosterTask.ResultsOf(Opinion("""[{"row": 2, "result": "不通过", "reason": "已参保"}, {"row": 3, "result": "通过"}]"""), Rows).Should().Equal(
            new RowResult(1, "通过", null), new RowResult(2, "不通过", "已参保"), new RowResult(3, "通过", null));

    [Fact]
    public void Without_a_word_all_pass() => RosterTask.ResultsOf(null, Rows).Select(row => row.Result).Should().Equal("通过", "通过", "通过");

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once() => Faults(
        """[{"row": 4, "result": "通过"}, {"row": 1, "result": "不通过"}, {"row": 1, "result": "也许"}, {"result": "通过"}]""").Should().Equal(
            "/data/rosterResults/0/row BadFormat",
            "/data/rosterResults/1/reason Missing",
            "/data/rosterResults/2/result BadFormat",
            "/data/rosterResults/3/row Missing",
            "/data/rosterResults/2/row Duplicate");

    [Fact]
    public void A_row_that_passes_needs_no_reason_and_may_have_one() =>
        Faults("""[{"row": 1, "result": "通过"}, {"row": 2, "result": "通过", "reason": "齐全"}]""").Should().BeEmpty();

    private static IEnumerable<string> Faults(string results) => FieldRules.Check([RosterTask.Field(Rows)], Opinion(results).Data!, "/data")
        .Concat(RosterTask.Check(Opinion(results).Data, "/data")).Select(fault => $"{fault.Pointer} {fault.Code}");

    private static Opinion Opinion(string results) => new(null, new Dictionary<string, JsonElement> { [RosterTask.Results] = JsonElement.Parse(results) });
}
