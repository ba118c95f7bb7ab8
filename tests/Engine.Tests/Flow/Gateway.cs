using System.Text.Json;
using MedIns.Activities;
using MedInsFlows.Engine.Expressions;

namespace MedInsFlows.Engine.Tests.Flow;

/// <summary>Remembers what the worked examples send.</summary>
internal sealed class Gateway : INotificationGateway
{
    private readonly List<string> sent = [];

    public IReadOnlyList<string> Sent => sent;

    public Task<string> SendAsync(string template, string recipient, object? data, CancellationToken cancellationToken)
    {
        sent.Add($"{template} to {recipient}{(data is null ? string.Empty : $": {JsonSerializer.Serialize(data, ValueConversion.Json)}")}");
        return Task.FromResult($"sent {template}");
    }
}
