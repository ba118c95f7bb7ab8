using System.Globalization;
using MedInsFlows.Engine.Validation;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>
/// Flow, clocks and store under schedules drawn from seeds. One that fails prints its seed and its course, and runs alone with
/// <c>MEDINS_TEST_SEED=&lt;seed&gt; dotnet test --filter SimulationTests</c>.
/// </summary>
public sealed class SimulationTests
{
    private static readonly int Schedules = Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? 100_000 : 2_000;

    private static readonly int? Single =
        int.TryParse(Environment.GetEnvironmentVariable("MEDINS_TEST_SEED"), NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? seed : null;

    /// <summary>In tenths, so that a long run shows where it is.</summary>
    public static TheoryData<int> Tenths { get; } = [.. Enumerable.Range(0, 10)];

    public static TheoryData<Sabotage> Sabotages { get; } = [.. Enum.GetValues<Sabotage>().Except([Sabotage.None])];

    [Theory]
    [MemberData(nameof(Tenths))]
    public void Whatever_the_order_and_wherever_hosts_die_each_case_lives_as_if_alone(int tenth)
    {
        var (first, count) = Single is { } single ? (single, tenth == 0 ? 1 : 0) : (tenth * Schedules / 10, Schedules / 10);
        for (var seed = first; seed < first + count; seed++)
        {
            World.Play(seed);
        }
    }

    [Fact]
    public void A_flow_that_is_simulated_could_be_published()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var graph = RandomFlow.Reader.Read(RandomFlow.Draw(new Random(seed)));

            FlowValidation.Check(graph).Should().BeEmpty("flow {0} is drawn to be sound", seed);
        }
    }

    [Theory]
    [MemberData(nameof(Sabotages))]
    public void A_fault_that_is_built_in_is_found(Sabotage sabotage)
    {
        var found = Enumerable.Range(0, 2_000).FirstOrDefault(seed => Fails(seed, sabotage), -1);

        found.Should().BeGreaterThan(-1, "{0} must show within 2,000 schedules", sabotage);
        World.Play(found);
    }

    private static bool Fails(int seed, Sabotage sabotage)
    {
        try
        {
            World.Play(seed, sabotage);
            return false;
        }
        catch (Violation)
        {
            return true;
        }
    }
}
