using Elsa.Workflows.Memory;

namespace Elsa.Workflows;

/// <summary>A workflow written as code. It runs where its author runs it; what a service runs are definitions that it has stored.</summary>
public interface IWorkflow
{
    /// <summary>Builds the workflow.</summary>
    /// <param name="builder">Takes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    ValueTask BuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken = default);
}

/// <summary>Base of workflows written as code.</summary>
public abstract class WorkflowBase : IWorkflow
{
    async ValueTask IWorkflow.BuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken)
    {
        await BeforeBuildAsync(builder, cancellationToken);
        await BuildAsync(builder, cancellationToken);
        await AfterBuildAsync(builder, cancellationToken);
    }

    /// <summary>Builds the workflow. Overriding it bypasses <see cref="Build"/>.</summary>
    /// <param name="builder">Takes it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected virtual ValueTask BuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken = default)
    {
        Build(builder);
        return ValueTask.CompletedTask;
    }

    /// <summary>Builds the workflow.</summary>
    /// <param name="builder">Takes it.</param>
    protected virtual void Build(IWorkflowBuilder builder)
    {
    }

    /// <summary>Prepares the building.</summary>
    /// <param name="builder">Takes the workflow.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected virtual ValueTask BeforeBuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;

    /// <summary>Ends the building.</summary>
    /// <param name="builder">Has the workflow.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected virtual ValueTask AfterBuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken = default) => ValueTask.CompletedTask;
}

/// <summary>Base of workflows written as code that leave a result.</summary>
/// <typeparam name="TResult">The type of the result.</typeparam>
public abstract class WorkflowBase<TResult> : WorkflowBase
{
    /// <summary>Holds the result.</summary>
    protected Variable<TResult> Result { get; } = new("Result", default, null);

    /// <inheritdoc />
    protected override ValueTask BeforeBuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken = default)
    {
        builder.WithVariable(Result);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    protected override ValueTask AfterBuildAsync(IWorkflowBuilder builder, CancellationToken cancellationToken = default)
    {
        builder.Result = Result;
        return ValueTask.CompletedTask;
    }
}
