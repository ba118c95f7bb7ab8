using Elsa.Expressions.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <summary>A step that completes by itself after its code ran, unless it made a bookmark to wait at.</summary>
public abstract class CodeActivity : Activity
{
    /// <inheritdoc />
    protected CodeActivity(string? source = null, int? line = null)
        : base(source, line) => Behaviors.Add(new AutoComplete(this));

    /// <inheritdoc />
    protected CodeActivity(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line) => Behaviors.Add(new AutoComplete(this));
}

/// <summary>A step that completes by itself and leaves a result of whatever type.</summary>
public abstract class CodeActivityWithResult : CodeActivity
{
    /// <inheritdoc />
    protected CodeActivityWithResult(string? source = null, int? line = null)
        : base(source, line)
    {
    }

    /// <inheritdoc />
    protected CodeActivityWithResult(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    /// <summary>Binds the result.</summary>
    /// <param name="output">The memory block that takes it.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    protected CodeActivityWithResult(MemoryBlockReference? output, string? source = null, int? line = null)
        : base(source, line) => Result = output is null ? null : new Output(output);

    /// <summary>Binds the result.</summary>
    /// <param name="output">What takes it.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    protected CodeActivityWithResult(Output? output, string? source = null, int? line = null)
        : base(source, line) => Result = output;

    /// <summary>Where the result goes, if bound.</summary>
    [Output]
    public Output? Result { get; set; }
}

/// <summary>A step that completes by itself and leaves a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public abstract class CodeActivity<T> : CodeActivity, IActivityWithResult<T>
{
    /// <inheritdoc />
    protected CodeActivity(string? source = null, int? line = null)
        : base(source, line)
    {
    }

    /// <inheritdoc />
    protected CodeActivity(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    /// <summary>Binds the result.</summary>
    /// <param name="output">The memory block that takes it.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    protected CodeActivity(MemoryBlockReference? output, string? source = null, int? line = null)
        : base(source, line) => Result = output is null ? null : new Output<T>(output);

    /// <summary>Binds the result.</summary>
    /// <param name="output">What takes it.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    protected CodeActivity(Output<T>? output, string? source = null, int? line = null)
        : base(source, line) => Result = output;

    /// <inheritdoc />
    [Output]
    public Output<T>? Result { get; set; }

    /// <inheritdoc />
    Output? IActivityWithResult.Result
    {
        get => Result;
        set => Result = (Output<T>?)value;
    }
}
