using Elsa.Workflows.Attributes;

namespace Elsa.Workflows.Runtime.Stimuli;

/// <summary>What an activity that has given out a task waits for.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="TaskName">Its name.</param>
public sealed record RunTaskStimulus(string TaskId, [property: ExcludeFromHash] string TaskName)
{
    /// <summary>The name of bookmarks that wait for tasks, and of the stimuli that bring their results.</summary>
    internal const string Name = "Elsa.RunTask";
}
