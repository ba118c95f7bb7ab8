using System.Diagnostics.CodeAnalysis;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Demo.Plans;
using MedInsFlows.Host.Demo.Play;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Startup;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Demo;

/// <summary>
/// The history with which a demo begins: cases that are really played on a host of their own, whose time begins three months ago, before the demo's host
/// listens. It is made whole or not at all: what a killed start has left is thrown away by the next one.
/// </summary>
internal static partial class DemoHistory
{
    private const int Days = 95;

    // Whoever starts meanwhile waits.
    private const string TakeTurns = "select pg_advisory_lock(hashtextextended('demo.history', 0))";

    // A schema of its own tells, as long as it is there, that the history is being made.
    private const string State = "select to_regnamespace('demo_history') is not null, to_regnamespace('cases') is not null";
    private const string Begin = "create schema demo_history";
    private const string End = "drop schema demo_history";
    private const string ThrowAway = "drop schema if exists engine, cases, accounts, quartz, demo_history cascade";

    /// <summary>Makes the history, if the configuration asks for it and the database is fresh.</summary>
    /// <param name="args">The configuration, as for <see cref="HostApplication"/>.</param>
    /// <param name="machineTime">When it is today; the clock of the machine unless given.</param>
    /// <param name="configure">For tests: replaces services.</param>
    /// <param name="cancellationToken">Stops; the next start begins anew.</param>
    /// <exception cref="StartupException">The configuration is wrong or the database cannot be reached; the message says so, in Chinese.</exception>
    public static async Task EnsureAsync(
        string[] args, TimeProvider? machineTime = null, Action<IServiceCollection>? configure = null, CancellationToken cancellationToken = default)
    {
        var settings = SettingsReader.Read(new ConfigurationBuilder().AddEnvironmentVariables().AddCommandLine(args).Build());
        if (settings.DemoCases == 0)
        {
            return;
        }

        try
        {
            await using var dataSource = NpgsqlDataSource.Create(settings.Database);
            await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
            await ExecuteAsync(connection, TakeTurns, cancellationToken);
            if (await IsFreshAsync(connection, cancellationToken))
            {
                await ExecuteAsync(connection, Begin, cancellationToken);
                await MakeAsync(args, settings, (machineTime ?? TimeProvider.System).GetUtcNow(), configure, cancellationToken);

                // Committed the ordinary way, this brings all that went before it to the disk.
                await ExecuteAsync(connection, End, cancellationToken);
            }
        }
        catch (NpgsqlException unreachable) when (unreachable is not PostgresException)
        {
            throw new StartupException("无法连接数据库，请检查 MedIns__Database 和数据库是否在运行。", unreachable);
        }
    }

    private static async Task<bool> IsFreshAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        var (isHalfMade, isUsed) = await StateAsync(connection, cancellationToken);
        if (isHalfMade)
        {
            await ExecuteAsync(connection, ThrowAway, cancellationToken);
        }

        return isHalfMade || !isUsed;
    }

    private static async Task<(bool IsHalfMade, bool IsUsed)> StateAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var query = new NpgsqlCommand(State, connection);
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return (reader.GetBoolean(0), reader.GetBoolean(1));
    }

    private static async Task MakeAsync(string[] args, Settings settings, DateTimeOffset now, Action<IServiceCollection>? configure, CancellationToken cancellationToken)
    {
        var until = Instant.FromDateTimeOffset(now);
        var from = until - Duration.FromDays(Days);
        var time = new HistoryTime(from);
        var unhurried = new NpgsqlConnectionStringBuilder(settings.Database) { Options = "-c synchronous_commit=off" }.ConnectionString;
        await using var app = HostApplication.Build([.. args, $"--MedIns:Database={unhurried}"], services =>
        {
            configure?.Invoke(services);
            services.AddSingleton<TimeProvider>(time);
        });
        var host = app.Services;
        foreach (var preparation in host.GetServices<IHostedService>().OfType<Preparation>())
        {
            await preparation.StartingAsync(cancellationToken);
        }

        var logger = host.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DemoHistory));
        var plan = new HistoryPlan(await host.GetRequiredService<ItemCatalog>().AllAsync(cancellationToken), host.GetRequiredService<CaseServices>(), from, until);
        var stories = new Stories(plan).Tell();
        IReadOnlyList<CaseOutline> outlines = [.. stories.Take(settings.DemoCases), .. plan.Make(Math.Max(0, settings.DemoCases - stories.Count))];
        var house = ActivatorUtilities.CreateInstance<DemoHouse>(host, ActivatorUtilities.CreateInstance<DemoStaff>(host));
        var player = ActivatorUtilities.CreateInstance<HistoryPlayer>(host, house, time);
        LogPlayed(logger, await player.PlayAsync(outlines, plan, until, cancellationToken), outlines.Count);
    }

    [SuppressMessage("Security", "CA2100", Justification = "The texts are those above.")]
    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(1, LogLevel.Information, "{Played} of {Planned} demo cases were played.")]
    private static partial void LogPlayed(ILogger logger, int played, int planned);
}
