using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Hosts;
using Npgsql;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Instances;

/// <summary>A burst is a transaction: wherever the host dies, all of it happened or nothing, and sent again it has happened once.</summary>
public sealed class CrashTests : EngineTest
{
    // The number under which a timer was armed comes from a sequence, which does not take part in a rollback.
    private const string AllRows =
        """
        select string_agg(line, E'\n' order by line) from (
            select 'instance ' || row::text from engine.instances row
            union all select 'bookmark ' || row::text from engine.bookmarks row
            union all select 'timer ' || (to_jsonb(row) - 'armed')::text from engine.timers row
            union all select 'journal ' || row::text from engine.journal row
            union all select 'command ' || row::text from test.commands row
            union all select 'effect ' || row::text from test.effects row) rows (line)
        """;

    private static readonly Guid Instance = new("0190a8a0-0000-7000-8000-00000000000a");

    private Stimulus? answer;

    public static IEnumerable<object[]> Crashes { get; } =
        from deed in Enum.GetValues<Deed>()
        from point in Enum.GetValues<CrashPoint>().Except([CrashPoint.BeforeAnswer])
        from death in Enum.GetValues<Death>()
        where deed != Deed.Timer || death != Death.OfConnection
        select new object[] { deed, point, death };

    [Theory]
    [MemberData(nameof(Crashes))]
    public async Task A_crash_leaves_all_or_nothing_and_the_command_sent_again_is_done_once(Deed deed, CrashPoint crashesAt, Death death)
    {
        await Host.PublishAsync(Definition("case", "begin:Act pause:Elsa.Delay ask:Ask end:Elsa.End", "begin -> pause -> end", "begin -> ask:Yes -> end"));
        await PrepareAsync(deed);
        var before = await RowsAsync();
        await DoAsync(deed, NewHost(seed: 1000));
        var after = await RowsAsync();
        after.Should().NotBe(before);
        await ForgetAsync();

        await PrepareAsync(deed);
        (await RowsAsync()).Should().Be(before, "the same is prepared twice");
        await CrashAsync(deed, crashesAt, death);
        (await RowsAsync()).Should().Be(crashesAt == CrashPoint.AfterCommit ? after : before);

        await SendAgainAsync(deed);
        (await RowsAsync()).Should().Be(after);
    }

    private async Task PrepareAsync(Deed deed)
    {
        var host = NewHost(seed: 2000);
        if (deed != Deed.Start)
        {
            await host.StartAsync("case", key: "start", id: Instance);
            answer = await host.AnswerAsync(Instance, "ask", Outcome("Yes"));
        }
    }

    private async Task DoAsync(Deed deed, EngineHost host)
    {
        switch (deed)
        {
            case Deed.Start:
                await host.StartAsync("case", key: "command", id: Instance);
                break;
            case Deed.Answer:
                await host.SendAsync(Instance, answer!, "command");
                break;
            case Deed.Cancel:
                await host.SendAsync(Instance, new Stimulus(StimulusKind.Cancel, "Cancelled", "admin"), "command");
                break;
            case Deed.Timer:
                var now = BusinessTime.Now;
                BusinessTime.Advance(TimeSpan.FromMinutes(1));
                await host.FireDueAsync();
                BusinessTime.Now = now;
                break;
        }
    }

    private async Task CrashAsync(Deed deed, CrashPoint crashesAt, Death death)
    {
        var now = BusinessTime.Now;
        var host = NewHost(
            point =>
            {
                if (point == crashesAt)
                {
                    Die(death);
                }
            },
            seed: 1000);
        var crash = () => DoAsync(deed, host);
        if (death != Death.OfConnection)
        {
            await crash.Should().ThrowAsync<CrashException>();
        }
        else if (crashesAt != CrashPoint.AfterCommit)
        {
            await crash.Should().ThrowAsync<NpgsqlException>();
        }
        else
        {
            await crash();
        }

        BusinessTime.Now = now;
        Database.Clear();
    }

    private async Task SendAgainAsync(Deed deed)
    {
        try
        {
            await DoAsync(deed, NewHost(seed: 1000));
        }
        catch (RepeatedCommandException)
        {
            // It was done before the crash.
        }
    }

    private void Die(Death death)
    {
        if (death != Death.OfProcess)
        {
            using var kill = Database.CreateCommand(
                "select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            kill.ExecuteNonQuery();
        }

        if (death != Death.OfConnection)
        {
            throw new CrashException();
        }
    }

    private async Task<string?> RowsAsync() => await ExecuteAsync(AllRows) as string;

    private async Task ForgetAsync() =>
        await ExecuteAsync("truncate engine.instances, engine.bookmarks, engine.timers, engine.journal, test.commands, test.effects");

    /// <summary>What the host was doing.</summary>
    public enum Deed
    {
        Start,
        Answer,
        Timer,
        Cancel,
    }

    /// <summary>What died.</summary>
    public enum Death
    {
        OfProcess,
        OfConnection,
        OfBoth,
    }

    /// <summary>Nobody catches a host's death.</summary>
    private sealed class CrashException : OperationCanceledException;
}
