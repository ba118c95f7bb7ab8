using System.Text.Json;
using Elsa.Workflows.Models;
using MedInsFlows.Activities;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Plays;

/// <summary>An item's file as it is played.</summary>
internal sealed class PlayedItem
{
    private readonly DefinitionFile file;

    public PlayedItem(DefinitionFile file)
    {
        this.file = file;
        Values = file.Nodes.OfType<Branch>().SelectMany(branch => branch.Rules.Expression?.Value as IReadOnlyList<BranchRule> ?? [])
            .Where(rule => rule.Field is not null).GroupBy(rule => rule.Field!).ToDictionary(rules => rules.Key, rules => (IReadOnlyList<JsonElement>)[.. rules.SelectMany(ValuesOf), Other(rules.Key)]);
    }

    public string Name => file.Name;

    public WorkflowGraph Graph => file.Graph!;

    public Item Facts => file.Item!;

    /// <summary>The values by which the flow goes different ways, by field.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<JsonElement>> Values { get; }

    /// <summary>Whether applications are checked for what is missing.</summary>
    public bool Checks => file.Nodes.Any(node => node is CheckCompleteness) && file.Nodes.Any(node => node is RequestCorrection);

    /// <summary>Whether some cases are drawn for inspection and others are not.</summary>
    public bool Draws => file.Nodes.OfType<PostCheck>().Any();

    /// <summary>The transitions that are drawn, without those of a time that the document does not limit.</summary>
    public IEnumerable<string> Transitions => file.Chart.Connections
        .Where(line => !(line.Source.Activity is TimedTaskActivity { Length.Expression.Value: 0 or null } timed && timed.ExpiryPort == line.Source.Port))
        .Select(line => $"{line.Source.Activity.Id}:{line.Source.Port}").Distinct();

    public TaskFacts Task(OpenTask task) => file.Definition!.Task(task.Activity, task.Stage);

    /// <summary>What may be entered at a task that leads different ways later.</summary>
    public IEnumerable<(string Field, JsonElement Value)?> ChoicesOf(TaskFacts facts) =>
        from field in facts.DataToEnter
        where Values.ContainsKey(field.Id)
        from value in Values[field.Id]
        select ((string, JsonElement)?)(field.Id, value);

    private static IEnumerable<JsonElement> ValuesOf(BranchRule rule) => rule.EqualTo is { } value
        ? [value]
        : [.. new[] { rule.From, rule.To }.OfType<decimal>().Select(amount => JsonSerializer.SerializeToElement(amount))];

    /// <summary>A value that no rule names, of a choice its last option.</summary>
    private JsonElement Other(string id) => Facts.RequiredFields.Concat(Facts.EnteredData).First(field => field.Id == id) switch
    {
        { Type: FieldType.Choice, Options: { } options } => JsonSerializer.SerializeToElement(options[^1].Id),
        { Type: FieldType.MultiChoice, Options: { } options } => JsonSerializer.SerializeToElement(new[] { options[^1].Id }),
        { Type: FieldType.Boolean } => JsonSerializer.SerializeToElement(false),
        { Type: FieldType.Amount or FieldType.Integer } => JsonSerializer.SerializeToElement(0.01m),
        var field => FilledValue.Of(field),
    };
}
