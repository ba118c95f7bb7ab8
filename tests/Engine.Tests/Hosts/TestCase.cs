using System.Text.Json.Nodes;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Engine.Tests.Hosts;

/// <summary>A case that keeps what activities intend. Made anew for each burst, also for one that is played again.</summary>
/// <param name="services">What activities may ask for besides.</param>
internal sealed class TestCase(params object[] services) : IBurstParticipant, IServiceProvider
{
    private readonly List<string> intended = [];
    private readonly List<string> accepted = [];
    private Func<string> newId = null!;

    public IServiceProvider Services => this;

    /// <summary>What the burst did to the case.</summary>
    public IReadOnlyList<string> Effects => accepted;

    public BurstEnd? Left { get; private set; }

    public object? GetService(Type serviceType) => serviceType == typeof(TestCase) ? this : services.FirstOrDefault(serviceType.IsInstanceOfType);

    public void Intend(string effect) => intended.Add(effect);

    public string NewId() => newId();

    public void Begin(Stimulus stimulus, Func<string> newId)
    {
        this.newId = newId;
        intended.Clear();
        accepted.Clear();
        Intend(stimulus.Name);
    }

    public IReadOnlyList<JsonObject> Accept()
    {
        var intents = intended.Select(effect => new JsonObject { ["effect"] = effect }).ToList();
        accepted.AddRange(intended);
        intended.Clear();
        return intents;
    }

    public void End(BurstEnd end) => Left = end;
}
