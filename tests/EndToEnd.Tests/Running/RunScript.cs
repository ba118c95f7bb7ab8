using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Running;

/// <summary>The script <c>run</c> at work.</summary>
internal sealed partial class RunScript : IAsyncDisposable
{
    private readonly ChildProcess process;

    private RunScript(ChildProcess process, string password, Uri address)
    {
        this.process = process;
        Password = password;
        Http = new HttpClient { BaseAddress = address };
    }

    /// <summary>The built host that the copy is given; with the large counts it builds for itself.</summary>
    public static string? Build => Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? null : Path.GetDirectoryName(Installation.Program);

    /// <summary>The password that it printed.</summary>
    public string Password { get; }

    /// <summary>Speaks to the service that it started.</summary>
    public HttpClient Http { get; }

    /// <summary>A port that nobody listens at.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Starts it and waits for its line.</summary>
    public static async Task<RunScript> StartAsync(string clone, string data, int port, params IEnumerable<string> arguments)
    {
        var process = await ChildProcess.StartAsync(
            Path.Combine(clone, "run"),
            arguments,
            [new("MEDINS_DATA", data), new("MEDINS_PORT", port.ToString(CultureInfo.InvariantCulture)), new("MEDINS_DEMO_CASES", "0")]);
        try
        {
            var ready = Ready().Match(await process.UntilLineAsync("the line READY", line => line.StartsWith("READY ", StringComparison.Ordinal)));
            return new RunScript(process, ready.Groups["password"].Value, new Uri(ready.Groups["address"].Value));
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops it by a signal, as a person would; it must end well, and have said nothing on standard output but its one line.</summary>
    public async Task StopAsync(string signal)
    {
        await process.SignalAsync(signal);
        (await process.UntilExitAsync()).Should().Be(0, process.Log);
        process.Output.Should().ContainSingle();
    }

    /// <summary>Kills it as a power cut would.</summary>
    public Task KillAsync() => process.KillAsync();

    /// <summary>Ends it and all that it started, where a test that failed has left it running.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!process.HasEnded)
        {
            await process.SignalAsync("TERM");
            await process.UntilExitAsync();
        }

        await process.DisposeAsync();
    }

    [GeneratedRegex(@"^READY (?<address>http://127\.0\.0\.1:\d+) password=(?<password>\S+)$")]
    private static partial Regex Ready();
}
