using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;
using Microsoft.Extensions.DependencyInjection;

namespace MedInsFlows.Host.Tests.Jobs;

/// <summary>A host whose machine time stands, so that no job runs unless a test runs it, and whose definitions a test may change.</summary>
public sealed class JobsHost : CaseworkHost
{
    protected override string Workflows => Folder.PathOf("workflows");

    // A second past the minute: on the minute itself the first job would run.
    internal override MovableTime MachineTime { get; } = MovableTime.StandingAt(Opening.AddSeconds(1));

    internal Operator Operator => new(Host);

    internal Designer Designer => new(Host, "heilongjiang-designer");

    public override Task InitializeAsync()
    {
        new DefinitionFiles(Workflows).Copy();
        return base.InitializeAsync();
    }

    /// <summary>Fires all timers that are due.</summary>
    internal Task FireAsync() => Host.Services.GetRequiredService<CaseTimers>().FireAllDueAsync(CancellationToken.None);

    /// <summary>Changes rows by hand, as nobody should.</summary>
    /// <returns>The first value that the statement returns.</returns>
    internal async Task<object?> DoAsync(string sql, params object[] values)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }
}
