using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Problems;
using Npgsql;

namespace MedInsFlows.Host.Commands;

/// <summary>
/// Runs commands, each in one transaction. Under an idempotency key the answer is kept in that very transaction: sent again, the command is not
/// done again and its answer is the same; a twin sent meanwhile waits. A command that the database gave up for another's sake is tried again.
/// Thread-safe.
/// </summary>
internal sealed class CommandRunner(NpgsqlDataSource dataSource, InstanceCommands instances, IdempotentAnswers answers, Action<CrashPoint>? reached = null)
{
    private const int Attempts = 5;

    /// <summary>Runs a command.</summary>
    /// <typeparam name="T">What it leads to.</typeparam>
    /// <param name="request">The command as it was sent.</param>
    /// <param name="command">Does it, collecting the writes in the transaction.</param>
    /// <param name="answer">Makes the answer from what the transaction sees.</param>
    /// <param name="cancellationToken">Gives up before the commit.</param>
    public async Task<CommandAnswer> RunAsync<T>(
        CommandRequest request,
        Func<Transaction, Task<T>> command,
        Func<T, Transaction, Task<CommandAnswer>> answer,
        CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var transaction = await Transaction.OpenAsync(dataSource, cancellationToken);
                var made = request.Key is null
                    ? await RunOnceAsync(transaction, command, answer, cancellationToken)
                    : await RunUnderKeyAsync(transaction, request, command, answer, cancellationToken);
                reached?.Invoke(CrashPoint.BeforeAnswer);
                return made;
            }
            catch (PostgresException gaveUp) when (IsForAnothersSake(gaveUp) && attempt < Attempts)
            {
                // Nothing was done, and the other one is through by now.
            }
            catch (InstanceNotFoundException)
            {
                throw Problem.NotFound();
            }
            catch (StimulusRefusedException refused)
            {
                throw Problem.WrongState(refused.Message);
            }
        }
    }

    /// <summary>Whether the database has surely rolled back. Of other failures, a lost connection for one, it may be that they came after the commit.</summary>
    private static bool IsForAnothersSake(PostgresException failure) =>
        failure.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;

    private async Task<CommandAnswer> RunOnceAsync<T>(
        Transaction transaction, Func<Transaction, Task<T>> command, Func<T, Transaction, Task<CommandAnswer>> answer, CancellationToken cancellationToken)
    {
        var result = await command(transaction);
        await instances.CommitAsync(transaction, cancellationToken);
        return await answer(result, transaction);
    }

    private async Task<CommandAnswer> RunUnderKeyAsync<T>(
        Transaction transaction, CommandRequest request, Func<Transaction, Task<T>> command, Func<T, Transaction, Task<CommandAnswer>> answer, CancellationToken cancellationToken)
    {
        if (await answers.EnterAsync(transaction, request, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var result = await command(transaction);
        var made = await answer(result, transaction);
        answers.Keep(transaction, request, made);
        await instances.CommitAsync(transaction, cancellationToken);
        return made;
    }
}
