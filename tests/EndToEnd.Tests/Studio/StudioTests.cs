namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>The tests of Elsa Studio, which share one host and one browser, where a designer is signed in.</summary>
[CollectionDefinition(Name)]
public sealed class StudioTests : ICollectionFixture<StudioOffice>
{
    public const string Name = "studio";
}
