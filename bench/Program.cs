using System.Globalization;
using System.Security.Cryptography;
using MedInsFlows.Bench;
using MedInsFlows.Host;
using Npgsql;

var (clone, time) = (args[0], TimeSpan.FromSeconds(double.Parse(args[1], CultureInfo.InvariantCulture)));
var cluster = new NpgsqlConnectionStringBuilder(Environment.GetEnvironmentVariable("MEDINS_BENCH_POSTGRES")) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 2 };
await using (var maintenance = NpgsqlDataSource.Create(cluster.ConnectionString))
await using (var create = maintenance.CreateCommand("create database bench"))
{
    await create.ExecuteNonQueryAsync();
}

cluster.Database = "bench";
var folder = Directory.CreateTempSubdirectory("medinsflows-bench-");
const string password = "bench-Password-1";
await File.WriteAllTextAsync(Path.Combine(folder.FullName, "master.key"), Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
await File.WriteAllTextAsync(Path.Combine(folder.FullName, "password"), password);
foreach (var file in folder.GetFiles())
{
    file.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
}

await using var app = HostApplication.Build(
[
    "--urls=http://127.0.0.1:0",
    $"--MedIns:Database={cluster.ConnectionString}",
    $"--MedIns:MasterKeyFile={folder.FullName}/master.key",
    $"--MedIns:Demo:PasswordFile={folder.FullName}/password",
    "--MedIns:Smtp:Host=127.0.0.1",
    "--MedIns:Smtp:Port=9",
    "--MedIns:Smtp:From=bench@localhost",
    $"--MedIns:Workflows={clone}/workflows",
    $"--MedIns:Calendars={clone}/calendars",
    $"--MedIns:Regions={clone}/regions",
], services =>
{
    // The outbox is measured elsewhere; here it would only report that nobody takes the mails.
    services.Remove(services.First(service => service.ImplementationType == typeof(MedInsFlows.Host.Jobs.OutboxWork)));
    services.Configure<LoggerFilterOptions>(options => options.MinLevel = LogLevel.Warning);
});
await app.StartAsync();
var database = app.Services.GetRequiredService<NpgsqlDataSource>();
using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
var load = new CaseLoad(app.Services, database, http);
await load.PrepareAsync(password);
var bare = new BareLoop(database);
await bare.PrepareAsync();

Console.WriteLine($"{"what",-28}{"callers",8}{"per second",12}{"p50 ms",9}{"p99 ms",9}{"CPU ms",9}");
int[] callers = [1, 4, 16];
Console.WriteLine(FormattableString.Invariant($"{"engine alone, one core",-28}{1,8}{EngineAlone.BurstsPerSecond(load, time),12:0}"));
await MeasureAsync("bare loop", bare.StepAsync);
await MeasureAsync("case started, command", load.StartAsync);
await MeasureAsync("human step, command", load.StepAsync, load.ClaimAllAsync);
await MeasureAsync("case started, HTTP", load.StartOverHttpAsync);
await MeasureAsync("human step, HTTP", load.StepOverHttpAsync, load.ClaimAllAsync);
await app.StopAsync();
folder.Delete(recursive: true);

async Task MeasureAsync(string what, Func<Task<bool>> step, Func<Task<int>>? prepare = null)
{
    await (prepare?.Invoke() ?? Task.FromResult(0));
    await Measurement.RunAsync(what, 4, TimeSpan.FromSeconds(1), step);
    foreach (var count in callers)
    {
        await (prepare?.Invoke() ?? Task.FromResult(0));
        var before = await DatabaseCounters.ReadAsync(database);
        var measured = await Measurement.RunAsync(what, count, time, step);
        var after = await DatabaseCounters.ReadAsync(database);
        Console.WriteLine(FormattableString.Invariant(
            $"{measured.What,-28}{measured.Callers,8}{measured.PerSecond,12:0}{measured.Median,9:0.00}{measured.Percentile99,9:0.00}{measured.CpuPerStep,9:0.00}  {after.Since(before, measured.PerSecond * time.TotalSeconds)}"));
    }
}
