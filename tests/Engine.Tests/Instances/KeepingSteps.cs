using System.Text.Json;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Tests.Hosts;

namespace MedInsFlows.Engine.Tests.Instances;

/// <summary>Tells the case what a variable holds.</summary>
[Activity("Tests", "Recall", "Tests")]
public class Recall : CodeActivity
{
    [Input]
    public Input<string> Variable { get; set; } = null!;

    protected override void Execute(ActivityExecutionContext context)
    {
        var value = context.GetVariable<object>(Variable.Get(context));
        context.GetRequiredService<TestCase>().Intend($"{value?.GetType().Name} {JsonSerializer.Serialize(value, ValueConversion.Json)}");
    }
}

/// <summary>Adds a word to a list that a variable holds.</summary>
[Activity("Tests", "Append", "Tests")]
public class Append : CodeActivity
{
    protected override void Execute(ActivityExecutionContext context) => context.GetVariable<List<string>>("Words")!.Add(Id);
}

/// <summary>Keeps things of its own over a wait and tells the case what is left of them.</summary>
[Activity("Tests", "Keep", "Tests")]
public class Keep : Activity
{
    protected override void Execute(ActivityExecutionContext context)
    {
        context.SetDynamicVariable("Day", new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.FromHours(8)));
        context.SetDynamicVariable("Amount", 12.50m);
        context.SetProperty("Notes", new Notes(["一", "二"], 3));
        context.SetVariable("Undeclared", "gone after the wait");
        context.TransientProperties["Undeclared"] = "gone after the wait";
        context.CreateBookmark(new Elsa.Workflows.Models.CreateBookmarkArgs
        {
            Stimulus = new Notes(["三"], 4),
            Callback = OnAnsweredAsync,
            AutoBurn = false,
            Metadata = new Dictionary<string, string> { ["组"] = "受理" },
        });
    }

    private static ValueTask OnAnsweredAsync(ActivityExecutionContext context)
    {
        var notes = context.GetProperty<Notes>("Notes")!;
        var bookmark = context.Bookmarks.Single();
        context.GetRequiredService<TestCase>().Intend(string.Join(
            "; ",
            context.GetVariable<DateTimeOffset>("Day").ToString("O"),
            context.GetVariable<decimal>("Amount"),
            string.Join(',', notes.Words),
            notes.Count,
            context.GetVariable<string>("Undeclared") ?? "-",
            context.TransientProperties.Count,
            bookmark.Metadata!["组"],
            ((JsonElement)bookmark.Payload!).GetProperty("count").GetInt32()));
        context.SetProperty("Notes", notes with { Count = notes.Count + 1 });
        return notes.Count == 3 ? ValueTask.CompletedTask : context.CompleteActivityAsync();
    }

    private sealed record Notes(IReadOnlyList<string> Words, int Count);
}
