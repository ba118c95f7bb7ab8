using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

/// <summary>
/// Two hosts of one service, to which everything is sent by turns. What the death of one leaves unanswered is sent again to the other. Safe to use
/// from many threads.
/// </summary>
/// <param name="service">The service with the host that stays.</param>
/// <param name="other">The other.</param>
/// <param name="killAt">The number of the command at which the other is killed; 0: it lives on.</param>
internal sealed class HostTurns(Service service, HostProcess other, int killAt = 0)
{
    private volatile HostProcess? other = other;
    private int commands;
    private int turns;

    /// <summary>Whether the other has been killed.</summary>
    public bool OneIsKilled => other is null;

    /// <summary>Starts another in the place of the one that was killed.</summary>
    public async Task StartAnotherAsync() => other = await service.Installation.StartHostAsync();

    /// <summary>Reads as a user.</summary>
    public Task<JsonNode> ReadAsync(string user, string path) => AtEitherAsync(host => service.Users.ReadAsync(host.Http, user, path));

    /// <summary>Sends a command until it is done.</summary>
    public async Task<JsonNode> SendAsync(Command command)
    {
        var sending = AtEitherAsync(host => service.Users.DoAsync(host.Http, command));
        if (Interlocked.Increment(ref commands) == killAt && other is { } killed)
        {
            other = null;
            await killed.KillAsync();
        }

        return await sending;
    }

    private async Task<JsonNode> AtEitherAsync(Func<HostProcess, Task<JsonNode>> ask)
    {
        if (Interlocked.Increment(ref turns) % 2 == 0 && other is { } asked)
        {
            try
            {
                return await ask(asked);
            }
            catch (HttpRequestException) when (asked != other)
            {
                // It was killed meanwhile.
            }
        }

        return await ask(service.Host);
    }
}
