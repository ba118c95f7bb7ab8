namespace MedInsFlows.Activities.Tests.Architecture;

/// <summary>
/// Activities are functions: they reach for no file, network, database, clock, thread or chance, and keep nothing between calls.
/// </summary>
public sealed class PurityTests
{
    private static readonly string[] OutsideWorld =
    [
        "System.IO.", "System.Net.", "System.Data.", "System.Diagnostics.Process", "System.Diagnostics.Stopwatch", "System.Random",
        "System.Security.Cryptography.RandomNumberGenerator", "System.Console", "System.TimeProvider", "System.DateTime",
        "System.Threading.Thread", "System.Threading.Timer", "System.Threading.PeriodicTimer", "System.Threading.Tasks.Parallel",
        "System.Threading.Tasks.TaskCompletionSource", "System.Threading.Tasks.TaskFactory", "System.Activator", "Npgsql.",
        "Microsoft.AspNetCore.", "Microsoft.Extensions.", "NodaTime.SystemClock",
    ];

    private static readonly string[] OutsideMembers =
    [
        "System.Threading.Tasks.Task.Delay", "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.Yield",
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.Environment.get_TickCount", "System.Environment.get_TickCount64",
        "System.Environment.GetEnvironmentVariable", "System.Environment.get_MachineName",
    ];

    [Fact]
    public void Activities_do_not_reach_outside()
    {
        using var activities = new AssemblyContents(typeof(CaseActivity).Assembly);

        activities.ReferencedTypes.Where(IsOutside).Should().BeEmpty();
        activities.ReferencedMembers.Intersect(OutsideMembers).Should().BeEmpty();
    }

    [Fact]
    public void Activities_keep_nothing_between_calls()
    {
        using var activities = new AssemblyContents(typeof(CaseActivity).Assembly);

        activities.StaticFields.Should().BeEmpty();
    }

    [Fact]
    public void An_assembly_that_does_so_is_found_out()
    {
        using var engine = new AssemblyContents(typeof(Engine.Instances.Stimulus).Assembly);

        engine.ReferencedTypes.Where(IsOutside).Should().Contain("System.IO.Directory").And.Contain("Npgsql.NpgsqlDataSource");
        engine.ReferencedMembers.Should().Contain("System.Security.Cryptography.SHA256.HashData");
        engine.StaticFields.Should().Contain("TypeAliases.Types");
    }

    private static bool IsOutside(string type) => Array.Exists(OutsideWorld, outside => type.StartsWith(outside, StringComparison.Ordinal));
}
