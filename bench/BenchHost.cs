using System.Security.Cryptography;
using System.Threading.RateLimiting;
using MedInsFlows.Host;
using MedInsFlows.Host.Jobs;
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

    private BenchHost(WebApplication app, DirectoryInfo folder)
    {
        (this.app, this.folder) = (app, folder);
        http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Database = app.Services.GetRequiredService<NpgsqlDataSource>();
        Load = new CaseLoad(app.Services, Database, http);
        Studio = new StudioLoad(http.BaseAddress, Password);
        Timers = new TimerLoad(app.Services, Database, Load);
    }

    public NpgsqlDataSource Database { get; }

    public CaseLoad Load { get; }

    public TimerLoad Timers { get; }

    public StudioLoad Studio { get; }

    public static async Task<BenchHost> StartAsync(string clone, string cluster)
    {
        var folder = Directory.CreateTempSubdirectory("medinsflows-bench-");
        await WriteSecretAsync(folder, "master.key", Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
        await WriteSecretAsync(folder, "password", Password);
        var app = HostApplication.Build(
        [
            "--urls=http://127.0.0.1:0",
            $"--MedIns:Database={await CreateDatabaseAsync(cluster)}",
            $"--MedIns:MasterKeyFile={folder.FullName}/master.key",
            $"--MedIns:Demo:PasswordFile={folder.FullName}/password",
            "--MedIns:Smtp:Host=127.0.0.1",
            "--MedIns:Smtp:Port=9",
            "--MedIns:Smtp:From=bench@localhost",
            $"--MedIns:Workflows={clone}/workflows",
            $"--MedIns:Calendars={clone}/calendars",
            $"--MedIns:Regions={clone}/regions",
        ], Configure);
        await app.StartAsync();
        var host = new BenchHost(app, folder);
        await host.Load.PrepareAsync(Password);
        return host;
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>Nobody takes the mails here, a few callers send what thousands would, and a line of log for each request is not what is measured.</summary>
    private static void Configure(IServiceCollection services)
    {
        services.Remove(services.First(service => service.ImplementationType == typeof(OutboxWork)));
        services.Configure<RateLimiterOptions>(limits => limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.GetNoLimiter(0)));
        services.Configure<LoggerFilterOptions>(options =>
        {
            options.Rules.Clear();
            options.MinLevel = LogLevel.Warning;
        });
    }

    private static async Task<string> CreateDatabaseAsync(string cluster)
    {
        await using var maintenance = NpgsqlDataSource.Create(cluster);
        foreach (var sql in new[] { "drop database if exists bench with (force)", "create database bench" })
        {
            await using var command = maintenance.CreateCommand(sql);
            await command.ExecuteNonQueryAsync();
        }

        return new NpgsqlConnectionStringBuilder(cluster) { Database = "bench" }.ConnectionString;
    }

    private static async Task WriteSecretAsync(DirectoryInfo folder, string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        await File.WriteAllTextAsync(path, text);
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }
}
