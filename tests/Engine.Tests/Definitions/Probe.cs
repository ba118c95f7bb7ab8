using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Tests.Hosts;

namespace MedInsFlows.Engine.Tests.Definitions;

/// <summary>A step with inputs of many kinds, which tells the case what it was given, and an output, which it sets.</summary>
[Activity("Tests", "Probe", "Tests")]
public class Probe : CodeActivity<string>
{
    [Input]
    public Input<string?> Text { get; set; } = null!;

    [Input]
    public Input<int> Number { get; set; } = new(7);

    [Input(DefaultValue = 9)]
    public Input<int> NumberWithDefault { get; set; } = null!;

    [Input]
    public Input<bool> Flag { get; set; } = null!;

    [Input]
    public Input<TimeSpan> Span { get; set; } = null!;

    [Input]
    public Input<FlowJoinMode> Mode { get; set; } = null!;

    [Input]
    public Input<ICollection<string>> Words { get; set; } = null!;

    [Input]
    public Input<Person> Person { get; set; } = null!;

    [Input]
    public Input<object?> Anything { get; set; } = null!;

    [Input]
    public int Plain { get; set; } = 5;

    [Input]
    public IReadOnlyList<string> PlainWords { get; set; } = [];

    public Output<string[]> Given { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context)
    {
        Tell(context, Text, nameof(Text));
        Tell(context, Number, nameof(Number));
        Tell(context, NumberWithDefault, nameof(NumberWithDefault));
        Tell(context, Flag, nameof(Flag));
        Tell(context, Span, nameof(Span));
        Tell(context, Mode, nameof(Mode));
        Tell(context, Words, nameof(Words));
        Tell(context, Person, nameof(Person));
        Tell(context, Anything, nameof(Anything));
        Tell(context, nameof(Plain), Plain);
        Tell(context, nameof(PlainWords), PlainWords);
        context.Set(Given, ["one", "two"]);
        context.SetResult("the result");
    }

    private static void Tell<T>(ActivityExecutionContext context, Input<T>? input, string name) => Tell(context, name, input.GetOrDefault(context));

    private static void Tell(ActivityExecutionContext context, string name, object? value) =>
        context.GetRequiredService<TestCase>().Intend($"{name} {JsonSerializer.Serialize(value, ValueConversion.Json)}");
}

/// <summary>An object as an input.</summary>
/// <param name="Name">A text.</param>
/// <param name="Age">A number.</param>
/// <param name="Mode">A word.</param>
public sealed record Person(string Name, int Age, FlowJoinMode Mode);
