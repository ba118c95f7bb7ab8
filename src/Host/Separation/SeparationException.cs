using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;

namespace MedInsFlows.Host.Separation;

/// <summary>A rule of separation of duties stands against it. Whoever carries out the command writes the refusal into the access log.</summary>
/// <param name="found">The case.</param>
/// <param name="task">The task; null where the whole case is meant.</param>
/// <param name="userName">Against whom the rule stands.</param>
/// <param name="breaches">The rules.</param>
/// <param name="detail">What is wrong and what to do, in Chinese.</param>
internal sealed class SeparationException(LoadedCase found, OpenTask? task, string userName, IReadOnlyList<Breach> breaches, string detail)
    : ProblemException(ProblemType.SeparationOfDuties, detail)
{
    /// <summary>The region whose access log keeps it.</summary>
    public string Region => found.File.Region;

    /// <summary>The refusal as it is kept.</summary>
    public AccessRecord RecordFor(Caller caller, DateTimeOffset at) => AccessRecord.Of(
        caller,
        at,
        AccessEvent.Refusal,
        [.. breaches.Select(breach => $"rule={breach.Rule}").Distinct(), .. task is null ? Array.Empty<string>() : [$"task={task.Id}"], $"person={userName}"]) with
    {
        CaseId = found.Row.Id,
    };
}
