using System.Security.Cryptography;
using System.Threading.RateLimiting;
using MedInsFlows.Host;
using MedInsFlows.Host.Demo;
using MedInsFlows.Host.Jobs;
using MedInsFlows.Host.Startup;
using Microsoft.AspNetCore.RateLimiting;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>The real host over a database of its own.</summary>
internal sealed class BenchHost : IAsyncDisposable
{
    private const string Password = "bench-Password-1";

    private readonly WebApplication app;
    private readonly DirectoryInfo folder;
    private readonly HttpClient http;

    private readonly bool isKept;

    private BenchHost(WebApplication app, DirectoryInfo folder, bool isKept)
    {
        (this.app, this.folder, this.isKept) = (app, folder, isKept);
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Database = app.Services.GetRequiredService<NpgsqlDataSource>();
        Load = new CaseLoad(app.Services, Database, http);
        Studio = new StudioLoad(http.BaseAddress, Password);
        Timers = new TimerLoad(app.Services, Database, Load);
    }

    /// <summary>What measures the pages.</summary>
    public PageSpeed Pages(PlanLog plans) => new(Database, http, Password, app.Services.GetRequiredService<TimeProvider>(), plans);

    /// <summary>What makes many cases of those that were played.</summary>
    public Multitude Multitude(string clone) => new(Database, app.Services, clone);

    public NpgsqlDataSource Database { get; }

    public CaseLoad Load { get; }

    public TimerLoad Timers { get; }

    public StudioLoad Studio { get; }

    /// <summary>Starts it.</summary>
    /// <param name="clone">The clone.</param>
    /// <param name="cluster">The cluster of PostgreSQL.</param>
    /// <param name="played">With how many cases, played by the demo, it begins; then nothing but requests is at work in it.</param>
    /// <param name="kept">The folder of a database that is kept, where there is one or is to be one.</param>
    public static async Task<BenchHost> StartAsync(string clone, string cluster, int played = 0, string? kept = null)
    {
        var folder = kept is null ? Directory.CreateTempSubdirectory("medinsflows-bench-") : Directory.CreateDirectory(Path.Combine(kept, "secrets"));
        var isThere = File.Exists(Path.Combine(folder.FullName, "password"));
        if (!isThere)
        {
            await WriteSecretAsync(folder, "master.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
            await CreateDatabaseAsync(cluster);
            await WriteSecretAsync(folder, "password", Password);
        }

        string[] args =
        [
            "--urls=http://127.0.0.1:0",
            $"--MedIns:Database={new NpgsqlConnectionStringBuilder(cluster) { Database = "bench" }.ConnectionString}",
            $"--MedIns:MasterKeyFile={folder.FullName}/master.key",
            $"--MedIns:Demo:PasswordFile={folder.FullName}/password",
            "--MedIns:Smtp:Host=127.0.0.1",
            "--MedIns:Smtp:Port=9",
            "--MedIns:Smtp:From=bench@localhost",
            $"--MedIns:Workflows={clone}/workflows",
            $"--MedIns:Calendars={clone}/calendars",
            $"--MedIns:Regions={clone}/regions",
            $"--MedIns:Demo:Cases={played}",
        ];
        await DemoHistory.EnsureAsync(args, configure: services => Quiet(services, LogLevel.Error));
        var app = HostApplication.Build(args, services => Configure(services, played > 0));
        await app.StartAsync();
        var host = new BenchHost(app, folder, kept is not null);
        await host.Load.PrepareAsync(Password);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        if (!isKept)
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Nobody takes the mails here, a few callers send what thousands would, and a line of log for each request is not what is measured.</summary>
    private static void Configure(IServiceCollection services, bool atRest)
    {
        foreach (var work in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Namespace?.StartsWith("MedInsFlows", StringComparison.Ordinal) is true
            && (service.ImplementationType == typeof(OutboxWork) || (atRest && service.ImplementationType != typeof(Preparation)))).ToList())
        {
            services.Remove(work);
        }

        services.Configure<RateLimiterOptions>(limits => limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetNoLimiter(0)));
        Quiet(services, LogLevel.Warning);
    }

    private static void Quiet(IServiceCollection services, LogLevel least) => services.Configure<LoggerFilterOptions>(options =>
    {
        options.Rules.Clear();
        options.MinLevel = least;
    });

    private static async Task CreateDatabaseAsync(string cluster)
    {
        await using var maintenance = NpgsqlDataSource.Create(cluster);
        foreach (var sql in new[] { "drop database if exists bench with (force)", "create database bench" })
        {
            await using var command = maintenance.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }
    }

    private static async Task WriteSecretAsync(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
