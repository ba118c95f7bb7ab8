using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>The tests that move business time, which share one host.</summary>
[CollectionDefinition(Name)]
public sealed class MovedTimeTests : ICollectionFixture<CaseworkHost>
{
    public const string Name = "moved time";
}
