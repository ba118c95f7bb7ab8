using System.Globalization;

namespace MedInsFlows.Testing;

/// <summary>A PostgreSQL cluster of a test's own, made by <c>eng/cluster.sh</c>, that can be killed and started again. Not for many threads.</summary>
public sealed class TestCluster : IAsyncDisposable
{
    // It keeps what it has committed even when it is killed, so it is not of the throwaway kind.
    private const string Script =
        """
        set -euo pipefail
        for part in output children secrets cluster throwaway; do . "$1/eng/$part.sh"; done
        folder=${2:-$(mktemp --directory "$(throwaway_place)/medinsflows-test.XXXXXX")}
        exec 9<"$folder"
        flock 9
        start_cluster "$folder" lasting
        printf 'CLUSTER %s %s\n' "$folder" "$(cluster_for_tests "$folder")"
        wait "${children[cluster]}"
        """;

    private ChildProcess server;
    private string folder = string.Empty;

    private TestCluster(ChildProcess server) => this.server = server;

    /// <summary>The connection string of a superuser to an empty database; the same after each start.</summary>
    public string ConnectionString { get; private set; } = string.Empty;

    /// <summary>Makes and starts a cluster.</summary>
    public static async Task<TestCluster> StartAsync()
    {
        var cluster = new TestCluster(await LaunchAsync(string.Empty));
        await cluster.ReadyAsync();
        return cluster;
    }

    /// <summary>Ends the server at once, in the midst of whatever it does: <c>pg_ctl stop -m immediate</c>.</summary>
    public Task KillAsync() => StopAsync("QUIT");

    /// <summary>Starts the server again on its data.</summary>
    public async Task RestartAsync()
    {
        await server.DisposeAsync();
        server = await LaunchAsync(folder);
        await ReadyAsync();
    }

    /// <summary>Ends the server and deletes its data.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync("INT");
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Task<ChildProcess> LaunchAsync(string folder) => ChildProcess.StartAsync("bash", ["-c", Script, "test-cluster", Clone.Folder, folder]);

    private async Task ReadyAsync()
    {
        var line = await server.UntilLineAsync("the line that it is ready", line => line.StartsWith("CLUSTER ", StringComparison.Ordinal));
        var words = line.Split(' ', 3);
        (folder, ConnectionString) = (words[1], words[2]);
    }

    private async Task StopAsync(string signal)
    {
        var pidFile = Path.Combine(folder, "data", "postmaster.pid");
        if (File.Exists(pidFile))
        {
            await ChildProcess.SignalAsync(signal, int.Parse(File.ReadLines(pidFile).First(), CultureInfo.InvariantCulture));
            await server.UntilExitAsync();
        }
    }
}
