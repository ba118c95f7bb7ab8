namespace MedInsFlows.Host.Tests.Casework;

/// <summary>Tests at a shared host, after each of which the cases that it played are found to be in order.</summary>
public abstract class CaseworkStory(CaseworkHost office) : IAsyncLifetime
{
    protected CaseworkHost Office { get; } = office;

    public virtual Task InitializeAsync() => Task.CompletedTask;

    public virtual Task DisposeAsync() => Office.Host.Cases.VerifyAsync();
}
