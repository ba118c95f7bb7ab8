namespace MedInsFlows.Host.Tests;

/// <summary>The tests that share the demo host.</summary>
[CollectionDefinition(Name)]
public sealed class DemoHostTests : ICollectionFixture<DemoHost>
{
    public const string Name = "demo host";
}
