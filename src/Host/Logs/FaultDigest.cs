using MedInsFlows.Host.Startup;
using Npgsql;

namespace MedInsFlows.Host.Logs;

/// <summary>
/// What the log may know of an exception: types, SQL state and places in the program, never messages, for they may quote data.
/// </summary>
internal static class FaultDigest
{
    /// <summary>The exception and its causes; a text meant for the operator is given whole.</summary>
    public static string Of(Exception failure)
    {
        if (failure is StartupException)
        {
            return failure.Message;
        }

        var chain = new List<string>();
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            var kind = cause is PostgresException refused ? $"{cause.GetType().Name} {refused.SqlState}" : cause.GetType().Name;
            var places = (cause.StackTrace ?? "").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            chain.Add($"{kind} {string.Join(' ', places)}");
        }

        return string.Join(" <- ", chain);
    }
}
