using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Tests.Hosts;

/// <summary>
/// A test with a database of its own, on which hosts of the engine run. At its end every instance in it is verified and played again, so that no test
/// can forget to.
/// </summary>
public abstract class EngineTest : IAsyncLifetime
{
    private readonly HashSet<Guid> altered = [];
    private TestDatabase? database;
    private int hosts;

    internal HandClock BusinessTime { get; } = new();

    internal HandClock MachineTime { get; } = new();

    internal EngineHost Host { get; private set; } = null!;

    internal NpgsqlDataSource Database => database!.DataSource;

    public virtual async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await Migrations.ApplyAsync(Database, "engine", typeof(InstanceCommands).Assembly, CancellationToken.None);
        await ExecuteAsync(TestCommand.Tables);
        Host = NewHost();
    }

    public virtual async Task DisposeAsync()
    {
        try
        {
            await PlayAgainAsync();
        }
        finally
        {
            await database!.DisposeAsync();
        }
    }

    /// <summary>A further host on the same database.</summary>
    internal EngineHost NewHost(Action<CrashPoint>? reached = null, int? seed = null) =>
        new(Database, BusinessTime, MachineTime, new SeededRandom(seed ?? Interlocked.Increment(ref hosts)), reached);

    /// <summary>Says that the test itself has altered what an instance rests on, so that it cannot be played again.</summary>
    internal void HasAltered(Guid instanceId) => altered.Add(instanceId);

    [SuppressMessage("Security", "CA2100", Justification = "The texts are those of the tests.")]
    internal async Task<object?> ExecuteAsync(string sql, params object[] values)
    {
        await using var command = Database.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    internal async Task<long> CountAsync(string from, params object[] values) =>
        Convert.ToInt64(await ExecuteAsync($"select count(*) from {from}", values), CultureInfo.InvariantCulture);

    private async Task PlayAgainAsync()
    {
        var fresh = NewHost();
        foreach (var instanceId in (await InstancesAsync()).Except(altered))
        {
            (await fresh.Journal.VerifyAsync(instanceId, CancellationToken.None)).Intact.Should().BeTrue("the journal of {0} was not altered", instanceId);
            (await fresh.ReplayAsync(instanceId)).Divergences.Should().BeEmpty("{0} played again is the same", instanceId);
        }
    }

    private async Task<List<Guid>> InstancesAsync()
    {
        await using var query = Database.CreateCommand("select id from engine.instances");
        await using var reader = await query.ExecuteReaderAsync();
        var instances = new List<Guid>();
        while (await reader.ReadAsync())
        {
            instances.Add(reader.GetGuid(0));
        }

        return instances;
    }
}
