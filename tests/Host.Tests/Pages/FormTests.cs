using System.Text.Json;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Pages.Forms;

namespace MedInsFlows.Host.Tests.Pages;

/// <summary>What is filled into the inputs of fields, as the API takes it.</summary>
public sealed class FormTests
{
    [Fact]
    public void What_is_filled_in_becomes_the_json_of_each_type()
    {
        RequiredField[] fields =
        [
            Of("name", FieldType.Name), Of("amount", FieldType.Amount), Of("age", FieldType.Integer), Of("yes", FieldType.Boolean), Of("kinds", FieldType.MultiChoice), Of("left", FieldType.Text),
            Of("document", FieldType.Group) with { Parts = [Of("idType", FieldType.IdType), Of("idNumber", FieldType.IdNumber)] },
            Of("roster", FieldType.List) with { Parts = [Of("name", FieldType.Name), Of("pay", FieldType.Amount)] },
        ];
        var values = Form(
            ("/fields/name", " 张三 "), ("/fields/amount", "１,234.50"), ("/fields/age", "57"), ("/fields/yes", "false"), ("/fields/kinds", "a"), ("/fields/kinds", "b"), ("/fields/left", " "),
            ("/fields/document/idType", "passport"), ("/fields/roster/#", "3"), ("/fields/roster/0/name", "甲"), ("/fields/roster/1/pay", "0.1"));

        var read = PostedFields.Read(fields, values, "/fields");

        read.Faults.Should().BeEmpty();
        JsonSerializer.Serialize(read.Values, Relaxed).Should().Be(
            """{"name":"张三","amount":1234.50,"age":57,"yes":false,"kinds":["a","b"],"document":{"idType":"passport"},"roster":[{"name":"甲"},{"pay":0.1}]}""");
    }

    [Fact]
    public void Words_in_place_of_a_number_are_told_at_their_input()
    {
        var read = PostedFields.Read([Of("amount", FieldType.Amount)], Form(("/fields/amount", "三百")), "/fields");

        read.Values.Should().BeEmpty();
        read.Faults.Should().Equal(new FormFault("/fields/amount", "“amount”填写有误：应为数字。"));
    }

    [Fact]
    public void Rows_are_added_at_the_end_and_those_after_a_removed_one_move_up()
    {
        var values = Form(("/fields/roster/#", "2"), ("/fields/roster/0/name", "甲"), ("/fields/roster/1/name", "乙"), ("/fields/roster/1/pay", "2"))
            .Do("add /fields/roster").With("/fields/roster/2/name", "丙").Do("remove /fields/roster/0");

        values.Rows("/fields/roster").Should().Be(2);
        (values["/fields/roster/0/name"], values["/fields/roster/0/pay"], values["/fields/roster/1/name"], values["/fields/roster/2/name"]).Should().Be(("乙", "2", "丙", null));
    }

    [Theory]
    [InlineData("remove /fields/roster/9")]
    [InlineData("remove /fields/roster/x")]
    [InlineData("remove")]
    [InlineData("drop /fields/roster")]
    [InlineData("else")]
    [InlineData("")]
    [InlineData(null)]
    public void A_button_that_is_none_changes_nothing(string? act)
    {
        var values = Form(("/fields/roster/#", "1"), ("/fields/roster/0/name", "甲"));

        values.Do(act).All.Should().BeEquivalentTo(values.All);
    }

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static RequiredField Of(string id, FieldType type) => new() { Id = id, Name = id, Type = type, Required = true };

    private static FormValues Form(params (string Name, string Value)[] values) => values.GroupBy(value => value.Name)
        .Aggregate(FormValues.Empty, (form, input) => form.With(input.Key, [.. input.Select(value => value.Value)]));
}
