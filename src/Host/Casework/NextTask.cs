using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Casework;

/// <summary>领取下一件: gives somebody what is due first. Thread-safe.</summary>
internal sealed class NextTask(CaseLists lists, CaseOffers offers, CaseVerbs verbs)
{
    /// <summary>How many are tried of which rules or others keep the caller.</summary>
    private const int Tried = 30;

    /// <summary>The case that the caller is to handle next: one of whose tasks he holds already or, if there is none, one whose task he is given now.</summary>
    /// <param name="request">The command as it was sent.</param>
    /// <param name="except">The case from which he comes; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Null where nothing waits for him.</returns>
    public async Task<Guid?> FindAsync(CommandRequest request, Guid? except, CancellationToken cancellationToken)
    {
        var mine = await lists.TasksAsync(request.Caller, TaskFilter.Of("mine"), new Paging(1, 2), cancellationToken);
        return mine.Items.FirstOrDefault(task => task.CaseId != except)?.CaseId ?? await ClaimAsync(request, TaskFilter.Of("open"), cancellationToken);
    }

    /// <summary>Claims the first of the tasks that the caller may handle.</summary>
    /// <param name="request">The command as it was sent.</param>
    /// <param name="filter">Which tasks.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The case; null where nothing waits for him.</returns>
    public async Task<Guid?> ClaimAsync(CommandRequest request, TaskFilter filter, CancellationToken cancellationToken)
    {
        var open = await lists.TasksAsync(request.Caller, filter with { State = "open" }, new Paging(1, Tried), cancellationToken);
        foreach (var task in open.Items)
        {
            if (await TryClaimAsync(request, task, cancellationToken))
            {
                return task.CaseId;
            }
        }

        return null;
    }

    // What a rule keeps him from is not tried: a refusal would stand in the log as if he had wanted it.
    private async Task<bool> TryClaimAsync(CommandRequest request, TaskEntry task, CancellationToken cancellationToken)
    {
        try
        {
            var found = await offers.ReadAsync(task.CaseId, request.Caller, cancellationToken);
            if (offers.Of(found, request.Caller, task.Id)[CaseVerb.Claim] is not null)
            {
                return false;
            }

            await verbs.ClaimAsync(request, task.Id, cancellationToken);
            return true;
        }
        catch (ProblemException)
        {
            // Somebody else was faster.
            return false;
        }
    }
}
