using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Interventions;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Interventions;

/// <summary>Where an administrator sees how the flow of a case stands, and intervenes. All but a repetition needs a reason. Thread-safe.</summary>
internal sealed class OperatorOffice(CaseOffice office, CaseServices services, StandingReader standings, ActivityRegistry registry)
{
    /// <summary>Where the flow stands; nothing of its case.</summary>
    /// <exception cref="ProblemException">There is no such flow.</exception>
    public async Task<FlowView> ReadAsync(Guid caseId, CancellationToken cancellationToken)
    {
        try
        {
            return FlowView.Of(await standings.ReadAsync(caseId, cancellationToken), registry);
        }
        catch (InstanceNotFoundException)
        {
            throw Problem.NotFound();
        }
    }

    /// <summary>Runs again what faulted.</summary>
    /// <exception cref="ProblemException">It cannot be done as the case stands; here as below.</exception>
    public Task RetryAsync(CommandRequest request, Guid caseId, string executionId, CancellationToken cancellationToken) =>
        ActAsync(request, caseId, (decisions, found) => decisions.Retry(found, executionId), cancellationToken);

    /// <summary>Leaves what faulted by an outcome.</summary>
    public Task SkipAsync(CommandRequest request, Guid caseId, string executionId, string outcome, string reason, CancellationToken cancellationToken) =>
        ActForReasonAsync(request, caseId, reason, (decisions, found) => decisions.Skip(found, executionId, outcome, reason), cancellationToken);

    /// <summary>Ends a case that cannot go on.</summary>
    public Task CancelAsync(CommandRequest request, Guid caseId, string reason, CancellationToken cancellationToken) =>
        ActForReasonAsync(request, caseId, reason, (decisions, found) => decisions.Cancel(found, reason), cancellationToken);

    /// <summary>Lets the flow stand still.</summary>
    public Task HoldAsync(CommandRequest request, Guid caseId, string reason, CancellationToken cancellationToken) =>
        ActForReasonAsync(request, caseId, reason, (decisions, found) => decisions.Hold(found, reason), cancellationToken);

    /// <summary>Lets the flow go on.</summary>
    public Task ReleaseAsync(CommandRequest request, Guid caseId, string reason, CancellationToken cancellationToken) =>
        ActForReasonAsync(request, caseId, reason, (decisions, found) => decisions.Release(found, reason), cancellationToken);

    /// <summary>Moves the flow to another node.</summary>
    public Task MoveAsync(CommandRequest request, Guid caseId, string nodeId, string? executionId, int? expected, string reason, CancellationToken cancellationToken) =>
        ActForReasonAsync(request, caseId, reason, (decisions, found) => decisions.Move(found, nodeId, executionId, expected, reason), cancellationToken);

    private Task ActForReasonAsync(
        CommandRequest request, Guid caseId, string reason, Func<OperatorDecisions, LoadedCase, CaseAction> decide, CancellationToken cancellationToken)
    {
        Reason.Require(reason);
        return ActAsync(request, caseId, decide, cancellationToken);
    }

    private Task ActAsync(CommandRequest request, Guid caseId, Func<OperatorDecisions, LoadedCase, CaseAction> decide, CancellationToken cancellationToken)
    {
        var decisions = new OperatorDecisions(services, request.Caller);
        return office.ActAsync(request, caseId, found => decide(decisions, found), cancellationToken);
    }
}
