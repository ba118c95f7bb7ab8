using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Demo.Plans;
using MedInsFlows.Host.Documents;
using MedInsFlows.Host.Outbox;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Demo.Play;

/// <summary>Plays many cases through the same months, in the order in which things happen; timers fire when they are due. Used once.</summary>
internal sealed partial class HistoryPlayer(
    DemoHouse house, HistoryTime time, CaseTimers timers, CaseStimuli stimuli, PaperRendering papers, OutboxQueue outbox, NpgsqlDataSource dataSource, ILogger<HistoryPlayer> logger)
{
    private static readonly LocalTime Evening = new(20, 0);

    private readonly PriorityQueue<CasePlayer, (Instant At, int Number)> agenda = new();
    private int turns;

    /// <summary>Plays the outlines until an instant; what is not done by then stays as it is.</summary>
    /// <returns>How many cases were played to their end or until then.</returns>
    public async Task<int> PlayAsync(IReadOnlyList<CaseOutline> outlines, HistoryPlan plan, Instant until, CancellationToken cancellationToken)
    {
        foreach (var outline in outlines)
        {
            agenda.Enqueue(new CasePlayer(outline, plan.DiaryOf(outline.Facts.Region), house), (outline.SentAt, turns++));
        }

        var (evening, failed) = (ShanghaiTime.InstantOf(plan.From, Evening), 0);
        while (agenda.TryDequeue(out var player, out var turn) && turn.At < until)
        {
            for (; evening < turn.At; evening += Duration.FromDays(1))
            {
                await PassAsync(evening, cancellationToken);
                await CloseDayAsync(cancellationToken);
            }

            await PassAsync(turn.At, cancellationToken);
            failed += await TryAsync(player, cancellationToken) ? 0 : 1;
        }

        await PassAsync(until, cancellationToken);
        await CloseDayAsync(cancellationToken);
        return outlines.Count - failed;
    }

    /// <summary>Lets time pass, and everything happen in it that is due.</summary>
    private async Task PassAsync(Instant instant, CancellationToken cancellationToken)
    {
        while (await NextTimerAsync(instant, cancellationToken) is { } due)
        {
            time.MoveTo(due);
            if (await timers.FireAllDueAsync(cancellationToken) == 0)
            {
                break;
            }
        }

        time.MoveTo(instant);
    }

    private async Task<Instant?> NextTimerAsync(Instant until, CancellationToken cancellationToken)
    {
        await using var query = dataSource.CreateCommand("select min(due_at) from engine.timers where closed_at is null and due_at <= $1");
        query.Parameters.Add(new() { Value = until.ToDateTimeUtc() });
        return await query.ExecuteScalarAsync(cancellationToken) is DateTime due ? Instant.FromDateTimeUtc(due) : null;
    }

    /// <summary>What the jobs of a host do all the time is here done in the evening.</summary>
    private async Task CloseDayAsync(CancellationToken cancellationToken)
    {
        await stimuli.DeliverAsync(cancellationToken);
        await papers.RunAsync(cancellationToken);
        await outbox.SendPendingAsync(cancellationToken);
    }

    // An item may have been changed so that a case of it cannot be played; the others are.
    private async Task<bool> TryAsync(CasePlayer player, CancellationToken cancellationToken)
    {
        try
        {
            if (await player.TakeTurnAsync(time.Now, cancellationToken) is { } next)
            {
                agenda.Enqueue(player, (next, turns++));
            }

            return true;
        }
        catch (ProblemException problem)
        {
            LogLeftAlone(logger, player.Outline.Facts.Region, player.Outline.Facts.Id, string.Join(' ', problem.Errors.Select(error => error.Pointer).Prepend(problem.Detail)));
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "The demo case of {Region}/{Item} is left as it is: {Problem}")]
    private static partial void LogLeftAlone(ILogger logger, string region, string item, string problem);
}
