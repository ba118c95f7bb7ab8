namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>The tests of pages, which share one host and one browser.</summary>
[CollectionDefinition(Name)]
public sealed class PageTests : ICollectionFixture<PageOffice>
{
    public const string Name = "pages";
}
