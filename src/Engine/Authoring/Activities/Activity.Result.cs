using Elsa.Expressions.Models;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>An activity with a result, of whatever type.</summary>
public interface IActivityWithResult
{
    /// <summary>Where the result goes, if bound.</summary>
    Output? Result { get; set; }
}

/// <summary>An activity with a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public interface IActivityWithResult<T> : IActivityWithResult
{
    /// <summary>Where the result goes, if bound.</summary>
    new Output<T>? Result { get; set; }
}

/// <summary>An activity with a result.</summary>
/// <typeparam name="T">The type of the result.</typeparam>
public abstract class Activity<T> : Activity, IActivityWithResult<T>
{
    /// <inheritdoc />
    protected Activity(string? source = null, int? line = null)
        : base(source, line)
    {
    }

    /// <inheritdoc />
    protected Activity(string activityType, int version = 1, string? source = null, int? line = null)
        : base(activityType, version, source, line)
    {
    }

    /// <summary>Binds the result.</summary>
    /// <param name="output">The memory block that takes it.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    protected Activity(MemoryBlockReference? output, string? source = null, int? line = null)
        : base(source, line) => Result = output is null ? null : new Output<T>(output);

    /// <summary>Binds the result.</summary>
    /// <param name="output">What takes it.</param>
    /// <param name="source">The source file, for code-first workflows.</param>
    /// <param name="line">The line in it.</param>
    protected Activity(Output<T>? output, string? source = null, int? line = null)
        : base(source, line) => Result = output;

    /// <inheritdoc />
    public Output<T>? Result { get; set; }

    /// <inheritdoc />
    Output? IActivityWithResult.Result
    {
        get => Result;
        set => Result = (Output<T>?)value;
    }
}
