using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace MedInsFlows.Host.Logs;

/// <summary>
/// Writes one line an event: machine time (UTC), level, source, message. Of an exception, whoever logs it, only the digest is written.
/// </summary>
internal sealed class LogLine(TimeProvider time) : ConsoleFormatter(FormatterName)
{
    /// <summary>Name under which the console finds it.</summary>
    public const string FormatterName = "line";

    /// <inheritdoc/>
    public override void Write<TState>(in LogEntry<TState> logEntry, IExternalScopeProvider? scopeProvider, TextWriter textWriter)
    {
        textWriter.Write(time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z' ", CultureInfo.InvariantCulture));
        var source = logEntry.Category[(logEntry.Category.LastIndexOf('.') + 1)..];
        var message = OnOneLine(logEntry.Formatter(logEntry.State, null));
        textWriter.Write($"{logEntry.LogLevel.ToString().ToLowerInvariant()} {source}: {message}");
        if (logEntry.Exception is { } failure)
        {
            textWriter.Write($" {OnOneLine(FaultDigest.Of(failure))}");
        }

        textWriter.WriteLine();
    }

    private static string OnOneLine(string text) => text.ReplaceLineEndings(" ");
}
