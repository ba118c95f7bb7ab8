namespace MedIns.Activities;

public interface IDocumentStore
{
    Task<IReadOnlyList<string>> ListAsync(string applicationId, CancellationToken cancellationToken);
}

public interface INotificationGateway
{
    Task<string> SendAsync(string template, string recipient, object? data, CancellationToken cancellationToken);
}
