namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>The tests of definitions, which share one host.</summary>
[CollectionDefinition(Name)]
public sealed class DefinitionsTests : ICollectionFixture<DefinitionsHost>
{
    public const string Name = "definitions";
}
