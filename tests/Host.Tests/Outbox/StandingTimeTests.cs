namespace MedInsFlows.Host.Tests.Outbox;

/// <summary>The tests for which machine time stands still, which share one host.</summary>
[CollectionDefinition(Name)]
public sealed class StandingTimeTests : ICollectionFixture<OutboxHost>
{
    public const string Name = "standing time";
}
