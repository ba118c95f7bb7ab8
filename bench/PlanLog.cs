using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>The plans that PostgreSQL writes into its log, of every query that is run between beginning and end.</summary>
/// <param name="database">The database.</param>
/// <param name="log">The log of its cluster.</param>
[SuppressMessage("Security", "CA2100", Justification = "The texts are constants.")]
internal sealed partial class PlanLog(NpgsqlDataSource database, string log)
{
    private const int Large = 100_000;

    private static readonly (string Name, string Value)[] Settings =
        [("session_preload_libraries", "auto_explain"), ("auto_explain.log_min_duration", "0"), ("auto_explain.log_analyze", "on"), ("auto_explain.log_timing", "off"), ("auto_explain.log_format", "json")];

    private readonly HashSet<string> large = [];

    /// <summary>How long the log is.</summary>
    public long Position => new FileInfo(log).Length;

    /// <summary>From now on plans are written.</summary>
    public async Task BeginAsync()
    {
        await using var query = database.CreateCommand($"select relname from pg_class where relkind = 'r' and reltuples > {Large}");
        await using (var reader = await query.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                large.Add(reader.GetString(0));
            }
        }

        await ChangeAsync(setting => $"set {setting.Name} = '{setting.Value}'");
    }

    /// <summary>No more plans are written.</summary>
    public Task EndAsync() => ChangeAsync(setting => $"reset {setting.Name}");

    /// <summary>The queries after a place of the log that read a large table from end to end.</summary>
    public async Task<IReadOnlyList<WholeScan>> WholeScansAsync(long from)
    {
        await using var stream = new FileStream(log, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        stream.Position = from;
        using var reader = new StreamReader(stream);
        var scans = new List<WholeScan>();
        foreach (var entry in EntryStart.Split(await reader.ReadToEndAsync()))
        {
            if (Explained.Match(entry) is { Success: true } plan)
            {
                using var document = JsonDocument.Parse(plan.Groups[2].Value);
                scans.AddRange(ScansOf(document.RootElement.GetProperty("Plan")).Where(large.Contains).Distinct().Select(table => new WholeScan(
                    table,
                    double.Parse(plan.Groups[1].Value, CultureInfo.InvariantCulture),
                    Spaces.Replace(document.RootElement.GetProperty("Query Text").GetString()!, " "))));
            }
        }

        return [.. scans.DistinctBy(scan => (scan.Table, scan.Query))];
    }

    [GeneratedRegex("^(?=\\d{4}-\\d\\d-\\d\\d )", RegexOptions.Multiline)]
    private static partial Regex EntryStart { get; }

    [GeneratedRegex("LOG:  duration: ([0-9.]+) ms  plan:\\s*(\\{.*\\})", RegexOptions.Singleline)]
    private static partial Regex Explained { get; }

    [GeneratedRegex("\\s+")]
    private static partial Regex Spaces { get; }

    private static IEnumerable<string> ScansOf(JsonElement node)
    {
        if (node.GetProperty("Node Type").GetString() == "Seq Scan")
        {
            yield return node.GetProperty("Relation Name").GetString()!;
        }

        if (node.TryGetProperty("Plans", out var inner))
        {
            foreach (var table in inner.EnumerateArray().SelectMany(ScansOf))
            {
                yield return table;
            }
        }
    }

    /// <summary>Changes how the database logs, and lets every connection begin anew.</summary>
    private async Task ChangeAsync(Func<(string Name, string Value), string> change)
    {
        foreach (var setting in Settings)
        {
            await using var command = database.CreateCommand($"load 'auto_explain'; alter database bench {change(setting)}");
            await command.ExecuteNonQueryAsync();
        }

        database.Clear();
    }
}

/// <summary>A query that read a large table from end to end.</summary>
internal sealed record WholeScan(string Table, double Milliseconds, string Query);
