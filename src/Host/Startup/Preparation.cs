using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Keys;
using MedInsFlows.Host.Protection;
using MedInsFlows.Host.Time;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Npgsql;

namespace MedInsFlows.Host.Startup;

/// <summary>
/// What is done before the host listens, so that whoever reaches it finds it ready. May run on any number of hosts at once.
/// </summary>
internal sealed partial class Preparation(
    IServiceProvider services, NpgsqlDataSource dataSource, Settings settings, RegionFolder regions, TimeProvider machineTime, ILogger<Preparation> logger)
    : IHostedLifecycleService
{
    /// <summary>Does the work.</summary>
    /// <exception cref="StartupException">Something that the operator can mend stands in the way.</exception>
    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        foreach (var fault in regions.Faults)
        {
            LogRegionFault(logger, fault);
        }

        await MigrateAsync(cancellationToken);
        KeyServices.RequireReadable(services.GetRequiredService<IKeyManager>());
        await services.GetRequiredService<PersonalKeys>().PrepareAsync(cancellationToken);
        await services.GetRequiredService<BusinessTime>().RefreshAsync(cancellationToken);
        await services.GetRequiredService<Calendars>().PrepareAsync(cancellationToken);
        await services.GetRequiredService<ItemCatalog>().PrepareAsync(cancellationToken);
        await using var scope = services.CreateAsyncScope();
        if (settings.DemoPassword is { } demoPassword)
        {
            await scope.ServiceProvider.GetRequiredService<DemoAccounts>().EnsureAsync(regions.Regions, demoPassword, cancellationToken);
        }
        else if (settings.AdminPassword is { } adminPassword)
        {
            await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().EnsureAsync(adminPassword, cancellationToken);
        }
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await Migrations.ApplyAsync(dataSource, "engine", typeof(Migrations).Assembly, cancellationToken);
            await JournalPartitions.EnsureAsync(dataSource, machineTime, cancellationToken);
            await Migrations.ApplyAsync(dataSource, "cases", typeof(CaseFile).Assembly, cancellationToken);
            await Migrations.ApplyAsync(dataSource, "accounts", typeof(Preparation).Assembly, cancellationToken);
            await Migrations.ApplyAsync(dataSource, "quartz", typeof(Preparation).Assembly, cancellationToken);
        }
        catch (InvalidDataException wrong)
        {
            throw new StartupException(wrong.Message, wrong);
        }
        catch (NpgsqlException unreachable) when (unreachable is not PostgresException)
        {
            throw new StartupException("无法连接数据库，请检查 MedIns__Database 和数据库是否在运行。", unreachable);
        }
    }

    [LoggerMessage(3, LogLevel.Error, "{Fault}")]
    private static partial void LogRegionFault(ILogger logger, RegionFault fault);
}
