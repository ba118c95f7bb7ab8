namespace MedInsFlows.Host.Tests.Items;

/// <summary>The tests of items that were made up for them, which share one host.</summary>
[CollectionDefinition(Name)]
public sealed class WorkshopTests : ICollectionFixture<WorkshopHost>
{
    public const string Name = "workshop";
}
