namespace MedInsFlows.Host.Tests.Casework;

/// <summary>The tests that share one host for casework.</summary>
[CollectionDefinition(Name)]
public sealed class CaseworkTests : ICollectionFixture<CaseworkHost>
{
    public const string Name = "casework";
}
