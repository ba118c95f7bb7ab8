namespace Elsa.Workflows.Exceptions;

/// <summary>A fault with a code that the flow's designer chose.</summary>
/// <param name="code">The code.</param>
/// <param name="category">The category.</param>
/// <param name="type">Business or system.</param>
/// <param name="message">What is wrong.</param>
public class FaultException(string code, string category, string type, string? message) : Exception(message)
{
    /// <summary>The code.</summary>
    public string Code { get; } = code;

    /// <summary>The category.</summary>
    public string Category { get; } = category;

    /// <summary>Business or system.</summary>
    public string Type { get; } = type;
}

/// <summary>An input of an activity could not be evaluated.</summary>
/// <param name="inputName">The input.</param>
/// <param name="message">What is wrong.</param>
/// <param name="exception">The cause.</param>
public class InputEvaluationException(string inputName, string message, Exception exception) : Exception(message, exception)
{
    /// <summary>The input.</summary>
    public string InputName { get; } = inputName;
}
