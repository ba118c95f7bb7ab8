using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Agencies;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Configuration;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Separation;

/// <summary>
/// Proves of each open task that nobody has claimed that somebody may decide it: after the commit that opened it, when accounts or local settings have changed,
/// and once a day. Where nobody may, the case takes note of it, and director and supervisor are told, once. What is still to prove is what the rows of the tasks say,
/// so it goes on wherever a host ended; hosts take turns. Thread-safe.
/// </summary>
internal sealed partial class EligibilityProof(
    NpgsqlDataSource dataSource, InstanceCommands instances, CaseServices services, Settings settings, TimeProvider machineTime, ILogger<EligibilityProof> logger)
{
    private const int BatchSize = 50;
    private const string Unneeded = "Unneeded";
    private static readonly TimeSpan GoodFor = TimeSpan.FromDays(1);

    // Both numbers only grow, and so does their sum.
    private const string Version = $"version + {LocalSettingsBook.Newest}";

    private const string Forget =
        "update cases.tasks set proven_at = null where state = 'open' and claimed_by is null and proven_at is not null and proven_for < $1";

    private const string Due =
        """
        select id, case_id, eligible is false from cases.tasks
        where state = 'open' and claimed_by is null and (proven_at is null or proven_at < $1) order by proven_at nulls first limit $2
        """;

    private const string Prove =
        """
        update cases.tasks set proven_at = $2, proven_for = $3, eligible = $4
        where id in (select id from cases.tasks where id = any($1) and state = 'open' for update skip locked)
        """;

    private long seen;

    /// <summary>Proves all that is to be proven.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ForgetAsync(cancellationToken);
        while (await StepAsync(cancellationToken))
        {
        }
    }

    /// <summary>Accounts have changed: what was proven before is to be proven again. A statement of its own, so that it holds up no task for long.</summary>
    private async Task ForgetAsync(CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand($"select {Version} from accounts.people");
        if ((long)(await query.ExecuteScalarAsync(cancellationToken))! is var version && version != seen)
        {
            await using var forget = dataSource.CreateCommand(Forget);
            forget.Parameters.Add(new() { Value = version });
            await forget.ExecuteNonQueryAsync(cancellationToken);
            seen = version;
        }
    }

    /// <summary>One batch.</summary>
    /// <returns>Whether there may be more.</returns>
    private async Task<bool> StepAsync(CancellationToken cancellationToken)
    {
        var now = machineTime.GetUtcNow();
        await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
        transaction.Add($"select pg_try_advisory_xact_lock(hashtextextended('cases.eligibility', 0)), {Version} from accounts.people");
        transaction.Add(Due, (now - GoodFor).UtcDateTime, BatchSize);
        var (version, due) = (0L, new List<DueTask>());
        await using (var reader = await transaction.ReadAsync(cancellationToken))
        {
            await reader.ReadAsync(cancellationToken);
            if (!reader.GetBoolean(0))
            {
                return false;
            }

            version = reader.GetInt64(1);
            await reader.NextResultAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                due.Add(new DueTask(reader.GetGuid(0), reader.GetGuid(1), reader.GetBoolean(2)));
            }
        }

        if (due.Count == 0)
        {
            return false;
        }

        var sound = await JudgeAsync(transaction, due, cancellationToken);
        var (stuck, untold) = (new List<Guid>(), new List<Guid>());
        foreach (var task in due.Where(task => !sound.Contains(task.Id)))
        {
            (task.IsKnown || await TryTellAsync(task, cancellationToken) ? stuck : untold).Add(task.Id);
        }

        Write([.. sound], true);
        Write([.. stuck], false);
        Write([.. untold], null);
        await transaction.CommitAsync(cancellationToken);
        return due.Count == BatchSize;

        void Write(Guid[] tasks, bool? eligible) =>
            transaction.Add(Prove, tasks, now.UtcDateTime, version, Transaction.Typed(eligible, NpgsqlDbType.Boolean));
    }

    /// <summary>Those of the tasks that somebody may decide, or that are decided or claimed by now, or the part of an applicant.</summary>
    private async Task<HashSet<Guid>> JudgeAsync(Transaction transaction, List<DueTask> due, CancellationToken cancellationToken)
    {
        var people = new PeopleQuestion(Guid.Empty, [], settings.Demo) { WithRoleHolders = true };
        foreach (var task in due)
        {
            transaction.Add(LoadedCase.Query, task.CaseId);
            people.Ask(transaction, task.CaseId);
        }

        var sound = new HashSet<Guid>();
        await using var reader = await transaction.ReadAsync(cancellationToken);
        foreach (var task in due)
        {
            var found = (await LoadedCase.ReadAsync(reader, services, cancellationToken))!;
            await reader.NextResultAsync(cancellationToken);
            found = found with { People = await PeopleQuestion.ReadAsync(reader, cancellationToken) };
            await reader.NextResultAsync(cancellationToken);
            if (IsSound(found, task.Id))
            {
                sound.Add(task.Id);
            }
        }

        return sound;
    }

    private static bool IsSound(LoadedCase found, Guid taskId) => found.File.Tasks.FirstOrDefault(task => task.Id == taskId) is not { } open
        || found.Item.Definition.Task(open.Activity, open.Stage).Duty is null
        || open.ClaimedBy is not null
        || found.Separation.Eligible(open).Any();

    /// <summary>Judges once more behind the lock of the case, which takes note of it.</summary>
    /// <returns>Whether those who can help have been told.</returns>
    private async Task<bool> TryTellAsync(DueTask stuck, CancellationToken cancellationToken)
    {
        try
        {
            await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
            var command = new CaseCommand(
                services,
                found => IsSound(found, stuck.Id)
                    ? throw new StimulusRefusedException(Unneeded, "已有可以办理的人员。")
                    : new CaseAction(StimulusKind.Note, new NoEligiblePerson(stuck.Id), Actor.Service)
                    {
                        Write = (transaction, _) => transaction.Add("update cases.tasks set eligible = false where id = $1", stuck.Id),
                    },
                new PeopleQuestion(Guid.Empty, [], settings.Demo) { WithRoleHolders = true });
            await instances.SendAsync(transaction, stuck.CaseId, command, cancellationToken);
            await instances.CommitAsync(transaction, cancellationToken);
            return true;
        }
        catch (StimulusRefusedException refused) when (refused.Reason == Unneeded)
        {
            // Somebody has come, or has decided it, meanwhile.
            return false;
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            LogFailure(logger, stuck.CaseId, failure.GetType().Name);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Error, "Case {CaseId} was not told that nobody may decide its task ({Failure}); it will be tried again.")]
    private static partial void LogFailure(ILogger logger, Guid caseId, string failure);

    /// <summary>A task that is to be proven.</summary>
    /// <param name="Id">The task.</param>
    /// <param name="CaseId">Its case.</param>
    /// <param name="IsKnown">Whether it is known already that nobody may decide it.</param>
    private sealed record DueTask(Guid Id, Guid CaseId, bool IsKnown);
}
