namespace Elsa.Workflows;

/// <summary>Runs one execution of an activity, from its beginning or after a wait.</summary>
/// <param name="context">The execution.</param>
/// <returns>A completed task: a burst does no I/O.</returns>
public delegate ValueTask ExecuteActivityDelegate(ActivityExecutionContext context);

/// <summary>Hears that a child completed.</summary>
/// <param name="context">The parent, the child and its result.</param>
/// <returns>A completed task: a burst does no I/O.</returns>
public delegate ValueTask ActivityCompletionCallback(ActivityCompletedContext context);
