using System.Diagnostics;
using System.Globalization;

namespace MedInsFlows.Testing;

/// <summary>
/// A program that a test runs. Whatever becomes of the test, it does not outlive it: it is killed when this is disposed, and by the kernel when the
/// process of the tests ends. Safe to use from many threads.
/// </summary>
public sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>How long is waited for anything before a test gives up.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private const int TailLines = 40;

    private readonly Process process;
    private readonly OutputLines lines;
    private readonly string name;

    private ChildProcess(Process process, OutputLines lines, string name) => (this.process, this.lines, this.name) = (process, lines, name);

    /// <summary>Whether it has ended.</summary>
    public bool HasEnded => process.HasExited;

    /// <summary>What it has written to standard output so far.</summary>
    public IReadOnlyList<string> Output => lines.Output;

    /// <summary>What it has written so far, to standard output and standard error.</summary>
    public string Log => string.Join('\n', lines.All);

    /// <summary>Starts a program; it reads nothing.</summary>
    /// <param name="program">Its name or path.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="environment">Variables beside those of this process.</param>
    public static Task<ChildProcess> StartAsync(string program, IEnumerable<string> arguments, IEnumerable<KeyValuePair<string, string>>? environment = null)
    {
        var start = new ProcessStartInfo("setpriv", ["--pdeathsig", "KILL", "--", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in environment ?? [])
        {
            start.Environment[variable] = value;
        }

        return LastingThread.RunAsync(() => Start(start, Path.GetFileName(program)));
    }

    /// <summary>Waits for a line.</summary>
    /// <param name="what">The line in words, for the message where it does not come.</param>
    /// <param name="wanted">Whether a line is the one.</param>
    /// <exception cref="InvalidOperationException">The program ended without it.</exception>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public async Task<string> UntilLineAsync(string what, Func<string, bool> wanted) =>
        await OrTooLateAsync(what, lines.UntilAsync(wanted))
        ?? throw new InvalidOperationException($"{name} has ended before {what}. Its last lines:\n{Tail()}");

    /// <summary>Waits for its end.</summary>
    /// <returns>Its exit code; 128 and the signal's number where a signal killed it.</returns>
    /// <exception cref="TimeoutException">It did not end in time.</exception>
    public async Task<int> UntilExitAsync()
    {
        await OrTooLateAsync("its end", ExitAsync());
        return process.ExitCode;

        async Task<bool> ExitAsync()
        {
            await process.WaitForExitAsync();
            await lines.UntilAsync(_ => false);
            return true;
        }
    }

    /// <summary>Kills it as a power cut would, and waits for its end.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await UntilExitAsync();
    }

    /// <summary>Sends it a signal.</summary>
    /// <param name="signal">The name, such as <c>TERM</c>.</param>
    public Task SignalAsync(string signal) => SignalAsync(signal, process.Id);

    /// <summary>Sends a process a signal.</summary>
    /// <param name="signal">The name, such as <c>TERM</c>.</param>
    /// <param name="processId">The process.</param>
    public static async Task SignalAsync(string signal, int processId)
    {
        using var kill = Process.Start("bash", ["-c", string.Create(CultureInfo.InvariantCulture, $"kill -s {signal} {processId}")]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Kills it where it still runs.</summary>
    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        process.Dispose();
    }

    private static ChildProcess Start(ProcessStartInfo start, string name)
    {
        var process = Process.Start(start)!;
        process.StandardInput.Close();
        var lines = new OutputLines();
        Follow(process.StandardOutput, isError: false);
        Follow(process.StandardError, isError: true);
        return new ChildProcess(process, lines, name);

        // A read from a pipe holds a thread until something comes, so each has one of its own: the pool would run short of them.
        void Follow(StreamReader stream, bool isError) => new Thread(() => lines.Follow(stream, isError)) { IsBackground = true }.Start();
    }

    private async Task<T> OrTooLateAsync<T>(string what, Task<T> awaited)
    {
        try
        {
            return await awaited.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            throw new TimeoutException($"Waited {Patience.TotalSeconds} s in vain for {what} of {name}. Its last lines:\n{Tail()}");
        }
    }

    private string Tail() => string.Join('\n', lines.All.TakeLast(TailLines));
}
