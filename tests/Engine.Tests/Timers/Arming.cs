using MedInsFlows.Engine.Storage;
using MedInsFlows.Engine.Timers;
using Npgsql;

namespace MedInsFlows.Engine.Tests.Timers;

/// <summary>Arms timers as a case would, behind the back of its flow.</summary>
internal static class Arming
{
    /// <summary>Arms timers of an instance, in one transaction.</summary>
    public static async Task ArmAsync(this NpgsqlDataSource database, Guid instance, DateTimeOffset now, params (TimerKey Key, TimeSpan After)[] timers)
    {
        await using var transaction = await Transaction.OpenAsync(database, CancellationToken.None);
        foreach (var (key, after) in timers)
        {
            TimerWriter.Arm(transaction, instance, key, now + after);
        }

        await transaction.CommitAsync(CancellationToken.None);
    }
}
