namespace MedInsFlows.Host.Tests.Items;

/// <summary>The tests of what is wrong, which share one host.</summary>
[CollectionDefinition(Name)]
public sealed class BadInputTests : ICollectionFixture<BrokenFilesHost>
{
    public const string Name = "bad input";
}
