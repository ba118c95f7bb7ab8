using System.Text.Json;
using Elsa.Workflows;
using MedInsFlows.Engine.Flow;

namespace Elsa.Extensions;

/// <summary>The behaviors of an activity.</summary>
public static class BehaviorCollectionExtensions
{
    /// <summary>Adds a behavior.</summary>
    /// <typeparam name="T">The behavior; it is made with the activity as the only argument.</typeparam>
    /// <param name="behaviors">The behaviors.</param>
    /// <param name="owner">The activity.</param>
    public static void Add<T>(this ICollection<IBehavior> behaviors, IActivity owner)
        where T : IBehavior => behaviors.Add((T)Activator.CreateInstance(typeof(T), owner)!);

    /// <summary>Removes behaviors.</summary>
    /// <typeparam name="T">The behavior.</typeparam>
    /// <param name="behaviors">The behaviors.</param>
    public static void Remove<T>(this ICollection<IBehavior> behaviors)
        where T : IBehavior
    {
        foreach (var behavior in behaviors.OfType<T>().ToList())
        {
            behaviors.Remove(behavior);
        }
    }
}

/// <summary>What an activity keeps in its free bags.</summary>
public static class ActivityPropertyExtensions
{
    private const string CanStartWorkflow = "canStartWorkflow";
    private const string RunAsynchronously = "runAsynchronously";
    private const string CommitStrategy = "commitStrategyName";
    private const string Source = "source";
    private const string DisplayText = "displayText";
    private const string Description = "description";

    /// <summary>Whether a trigger may start the workflow here.</summary>
    /// <param name="activity">The activity.</param>
    public static bool GetCanStartWorkflow(this IActivity activity) => activity.CustomProperties.Flag(CanStartWorkflow) ?? false;

    /// <summary>Says whether a trigger may start the workflow here.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="value">Whether.</param>
    public static void SetCanStartWorkflow(this IActivity activity, bool value) => activity.CustomProperties[CanStartWorkflow] = value;

    /// <summary>Whether the activity is to run in the background.</summary>
    /// <param name="activity">The activity.</param>
    public static bool? GetRunAsynchronously(this IActivity activity) => activity.CustomProperties.Flag(RunAsynchronously);

    /// <summary>Says whether the activity is to run in the background.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="value">Whether.</param>
    public static void SetRunAsynchronously(this IActivity activity, bool? value) => activity.CustomProperties[RunAsynchronously] = value ?? false;

    /// <summary>Where in code the activity was made.</summary>
    /// <param name="activity">The activity.</param>
    public static string? GetSource(this IActivity activity) => Text(activity.CustomProperties, Source);

    /// <summary>Says where in code the activity was made.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="value">Where.</param>
    public static void SetSource(this IActivity activity, string value) => activity.CustomProperties[Source] = value;

    /// <summary>Says where in code the activity was made.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="sourceFile">The file; nothing is said without it.</param>
    /// <param name="lineNumber">The line in it.</param>
    public static void SetSource(this IActivity activity, string? sourceFile, int? lineNumber)
    {
        if (sourceFile is not null)
        {
            activity.SetSource($"{Path.GetFileName(sourceFile)}:{lineNumber}");
        }
    }

    /// <summary>The name of the activity's commit strategy.</summary>
    /// <param name="activity">The activity.</param>
    public static string? GetCommitStrategy(this IActivity activity) => Text(activity.CustomProperties, CommitStrategy);

    /// <summary>Names the activity's commit strategy. In this engine a burst always is one commit.</summary>
    /// <typeparam name="TActivity">The activity.</typeparam>
    /// <param name="activity">The activity.</param>
    /// <param name="name">The name.</param>
    public static TActivity SetCommitStrategy<TActivity>(this TActivity activity, string? name)
        where TActivity : IActivity
    {
        activity.CustomProperties[CommitStrategy] = name!;
        return activity;
    }

    /// <summary>What the designer shows as the activity's name.</summary>
    /// <param name="activity">The activity.</param>
    public static string? GetDisplayText(this IActivity activity) => Text(activity.Metadata, DisplayText);

    /// <summary>Says what the designer shows as the activity's name.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="value">The name.</param>
    public static void SetDisplayText(this IActivity activity, string value) => activity.Metadata[DisplayText] = value;

    /// <summary>What the designer shows as the activity's description.</summary>
    /// <param name="activity">The activity.</param>
    public static string? GetDescription(this IActivity activity) => Text(activity.Metadata, Description);

    /// <summary>Says what the designer shows as the activity's description.</summary>
    /// <param name="activity">The activity.</param>
    /// <param name="value">The description.</param>
    public static void SetDescription(this IActivity activity, string value) => activity.Metadata[Description] = value;

    private static string? Text(IDictionary<string, object> bag, string key) => bag.TryGetValue(key, out var value)
        ? value is JsonElement { ValueKind: JsonValueKind.String } json ? json.GetString() : value as string
        : null;
}
