using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Studio.Instances;

/// <summary>The id of an execution as Studio is given it: it names the instance too, for executions are found by their instance. Immutable.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Execution">The execution.</param>
internal sealed record ExecutionKey(Guid Instance, string Execution)
{
    private const char Separator = '.';

    /// <summary>The text of a key.</summary>
    public static string Of(Guid instance, string execution) => $"{instance}{Separator}{execution}";

    /// <summary>Reads a key.</summary>
    /// <exception cref="ProblemException">It is none.</exception>
    public static ExecutionKey Read(string? text) => text?.Split(Separator) is [var instance, var execution] && Guid.TryParse(instance, out var id)
        ? new ExecutionKey(id, execution)
        : throw Problem.NotFound();
}
