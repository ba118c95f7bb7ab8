using System.Globalization;
using MedInsFlows.Bench;

var (clone, seconds, part) = (args[0], double.Parse(args[1], CultureInfo.InvariantCulture), args[2]);
var time = TimeSpan.FromSeconds(seconds);
const int Played = 300;
await using var bench = await BenchHost.StartAsync(clone, Environment.GetEnvironmentVariable("MEDINS_BENCH_POSTGRES")!, part is "pages" ? Played : 0, Environment.GetEnvironmentVariable("MEDINS_BENCH_KEEP"));
var (load, bare) = (bench.Load, new BareLoop(bench.Database));
using var table = new Table(bench.Database, time);
if (part is "pages")
{
    return await MeasurePagesAsync();
}

await bare.PrepareAsync();

Table.Print($"One run on {Environment.ProcessorCount} cores, PostgreSQL with fsync on the same machine; {seconds} s a line, after {seconds} s to warm up. Load of the machine before: {Table.MachineLoad}.");
if (part is "all" or "cases")
{
    await MeasureCasesAsync();
}

if (part is "all" or "time")
{
    await MeasureTimeAsync();
}

if (part is "studio")
{
    await bench.Studio.PrintAsync();
}

Table.Print($"Load of the machine after: {Table.MachineLoad}. Over HTTP, the CPU of the client is counted with that of the host.");
return 0;

async Task<int> MeasurePagesAsync()
{
    Table.Print($"One run on {Environment.ProcessorCount} cores, PostgreSQL with its usual settings on the same machine; load of the machine before: {Table.MachineLoad}.");
    await bench.Multitude(clone).GrowAsync(1_000_000, 100_000);
    return await bench.Pages(new PlanLog(bench.Database, Environment.GetEnvironmentVariable("MEDINS_BENCH_LOG")!)).PrintAsync() == 0 ? 0 : 1;
}

async Task MeasureCasesAsync()
{
    Table.Print($"engine alone, one core: {EngineAlone.BurstsPerSecond(load, time):0} bursts a second");
    Table.PrintHead();
    await table.MeasureAsync("bare loop", bare.StepAsync);
    await table.MeasureAsync("case started, command", load.StartAsync);
    await table.MeasureAsync("human step, command", load.StepAsync, load.ClaimAllAsync);
    await table.MeasureEvenlyAsync("human step, command", 200, load.StepAsync, load.ClaimAllAsync);
    await table.MeasureAsync("case started, HTTP", load.StartOverHttpAsync);
    await table.MeasureAsync("human step, HTTP", load.StepOverHttpAsync, load.ClaimAllAsync);
    await table.MeasureEvenlyAsync("human step, HTTP", 200, load.StepOverHttpAsync, load.ClaimAllAsync);

    Table.Print($"kept for a case of five commands, journal and indexes included: {await CaseSize.KilobytesAsync(bench.Database, load):0.0} KB");
    var crowd = new Crowd(bench.Database);
    foreach (var cases in new[] { 1_000, 100_000 })
    {
        await crowd.GrowToAsync(cases);
        await load.StartManyAsync(2_000);
        await table.MeasureAsync($"human step, {cases} more open", load.StepAsync, load.ClaimAllAsync, 4);
        Table.Print($"memory of the host with {cases} more cases open: {Table.MegabytesInUse:0} MB");
    }
}

async Task MeasureTimeAsync()
{
    DeadlineCost.Print(load.Parts.Cases.TimeOf("heilongjiang", "province-center"), time);
    await bench.Timers.RushAsync(500);
    Table.Print($"12000 timers of 4000 cases come due at once: {await bench.Timers.RushAsync(4_000):0} firings a second");
    await bench.Timers.ArmAsync(1_000_000);
    await bench.Timers.MeasureIdleAsync(time);
    await bench.Timers.MeasureLatenessAsync(200, 2 * time);
}
