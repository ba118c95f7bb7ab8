namespace Elsa.Workflows;

/// <summary>A child completed.</summary>
/// <param name="TargetContext">The parent.</param>
/// <param name="ChildContext">The child.</param>
/// <param name="Result">Its result.</param>
public record ActivityCompletedContext(ActivityExecutionContext TargetContext, ActivityExecutionContext ChildContext, object? Result = null)
{
    /// <summary>The workflow they belong to.</summary>
    public WorkflowExecutionContext WorkflowExecutionContext => TargetContext.WorkflowExecutionContext;

    /// <summary>Never cancelled: a burst does no I/O.</summary>
    public CancellationToken CancellationToken => TargetContext.CancellationToken;

    /// <summary>A service of the burst.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    public T GetRequiredService<T>()
        where T : notnull => TargetContext.GetRequiredService<T>();

    /// <summary>Completes the parent.</summary>
    /// <param name="result">With what.</param>
    public ValueTask CompleteActivityAsync(object? result = null) => TargetContext.CompleteActivityAsync(result);

    /// <summary>Completes the parent through named ports.</summary>
    /// <param name="outcomes">The ports.</param>
    public ValueTask CompleteActivityWithOutcomesAsync(params string[] outcomes) => TargetContext.CompleteActivityWithOutcomesAsync(outcomes);
}
