namespace MedInsFlows.EndToEnd.Tests.Hosts;

/// <summary>The real host as a process of its own. Safe to use from many threads.</summary>
internal sealed class HostProcess(ChildProcess process) : IAsyncDisposable
{
    private const string Listening = "Now listening on: ";

    /// <summary>The exit code of a process that SIGKILL ended.</summary>
    private const int Killed = 128 + 9;

    /// <summary>Speaks to it.</summary>
    public HttpClient Http { get; } = new();

    /// <summary>What it has logged so far.</summary>
    public string Log => process.Log;

    /// <summary>Waits until it listens, which it does only when it is ready.</summary>
    public async Task ReadyAsync()
    {
        var line = await process.UntilLineAsync("the line that it listens", line => line.Contains(Listening, StringComparison.Ordinal));
        Http.BaseAddress = new Uri(line[(line.IndexOf(Listening, StringComparison.Ordinal) + Listening.Length)..]);
    }

    /// <summary>Whether it says that it can serve.</summary>
    public async Task<bool> IsReadyAsync()
    {
        using var answer = await Http.GetAsync(new Uri("/health/ready", UriKind.Relative));
        return answer.IsSuccessStatusCode;
    }

    /// <summary>Kills it as a power cut would.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Waits for the end of a host that kills itself.</summary>
    public async Task UntilKilledAsync() => (await process.UntilExitAsync()).Should().Be(Killed, Log);

    /// <summary>Asks it to end: SIGTERM.</summary>
    public Task TerminateAsync() => process.SignalAsync("TERM");

    /// <summary>Waits for a line of its log.</summary>
    public Task<string> UntilLineAsync(string text) => process.UntilLineAsync($"a line with “{text}”", line => line.Contains(text, StringComparison.Ordinal));

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code.</returns>
    public Task<int> UntilExitAsync() => process.UntilExitAsync();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Http.Dispose();
        return process.DisposeAsync();
    }
}
