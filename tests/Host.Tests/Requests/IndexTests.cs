using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using MedInsFlows.Host.Tests.Casework;
using Npgsql;

namespace MedInsFlows.Host.Tests.Requests;

/// <summary>What pages and lists ask of tables that grow with the cases is answered by an index, however many cases there are.</summary>
[Collection(CaseworkTests.Name)]
public sealed partial class IndexTests(CaseworkHost office) : CaseworkStory(office)
{
    private const string Growing =
        "cases.cases cases.standings cases.tasks cases.notices cases.deliveries cases.notice_reads cases.parties cases.revisions cases.payments cases.payment_lines cases.payment_movements "
        + "cases.entitlements cases.access_log cases.ratings engine.instances engine.timers engine.journal_default";

    [Theory]
    [InlineData("reviewer", "/work", "/work?state=mine", "/work?state=done", "/work?state=copied", "/work?q=慢特病&lamp=red", "/api/inbox", "/api/cases", "/api/cases?status=completed", "/api/cases?status=inReview",
        "/api/cases?lamp=none", "/api/cases?q=123456", "/api/cases?item=chronic-disease-recognition")]
    [InlineData("applicant", "/my", "/api/cases", "/api/tasks", "/api/inbox", "/api/inbox/unread")]
    [InlineData("finance", "/finance", "/finance?status=ordered", "/finance?by=month", "/finance?q=123456", "/finance/batches")]
    [InlineData("supervisor", "/desk", "/desk?by=week", "/desk/cases", "/desk/cases?status=late", "/desk/cases?caseworker=-", "/desk/cases?lamp=overdue", "/desk/cases?number=123456", "/desk/ratings", "/api/inbox",
        "/desk/cases?what=overdue&from=2026-03-01&until=2026-04-01", "/desk/flow/chronic-disease-recognition")]
    [InlineData("auditor", "/audit", "/audit?q=慢特病", "/audit/access", "/audit/access?account=somebody", "/audit/access?caseNumber=123456", "/audit/payees", "/audit/exceptions")]
    [InlineData("director", "/desk/today")]
    [InlineData("designer", "/definitions/heilongjiang-chronic-disease-recognition/versions/1/cases")]
    [InlineData("admin", "/admin", "/admin/notices", "/admin/incidents", "/admin/health", "/admin/jobs", "/api/admin/timers", "/api/admin/timers/summary")]
    public async Task Lists_are_answered_by_indexes(string role, params string[] addresses)
    {
        var asked = new ConcurrentDictionary<string, bool>();
        using var listener = Listen(asked);
        foreach (var address in addresses)
        {
            using var answer = await Office.Host.SendAsync(HttpMethod.Get, address, role == "admin" ? role : $"heilongjiang-{role}");
            answer.IsSuccessStatusCode.Should().BeTrue($"{address} is for {role}");
        }

        var whole = new List<string>();
        await using var connection = await Office.Database.DataSource.OpenConnectionAsync();
        foreach (var statement in asked.Keys.Where(text => SelectStart.IsMatch(text)))
        {
            whole.AddRange((await PlanAsync(connection, statement)).Where(line => WholeTable.Match(line) is { Success: true } scan && Growing.Split(' ').Contains(scan.Groups[1].Value)).Select(line => $"{line.Trim()}: {statement}"));
        }

        asked.Should().NotBeEmpty();
        whole.Should().BeEmpty();
    }

    [GeneratedRegex(@"^\s*(select|with)\b", RegexOptions.IgnoreCase)]
    private static partial Regex SelectStart { get; }

    [GeneratedRegex(@"Seq Scan on (\w+\.\w+)")]
    private static partial Regex WholeTable { get; }

    [GeneratedRegex(@"\$(\d+)")]
    private static partial Regex Parameter { get; }

    private ActivityListener Listen(ConcurrentDictionary<string, bool> asked)
    {
        var database = new NpgsqlConnectionStringBuilder(Office.Database.DataSource.ConnectionString).Database;
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == nameof(Npgsql),
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.GetTagItem("db.namespace") is string name && name == database && activity.GetTagItem("db.query.text") is string text)
                {
                    foreach (var statement in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                    {
                        asked[statement] = true;
                    }
                }
            },
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    /// <summary>How the statement would be run if reading a whole table cost more than anything else.</summary>
    [SuppressMessage("Security", "CA2100", Justification = "The statements are those of the host, without values.")]
    private static async Task<IReadOnlyList<string>> PlanAsync(NpgsqlConnection connection, string statement)
    {
        var parameters = Parameter.Matches(statement).Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).DefaultIfEmpty().Max();
        var values = parameters == 0 ? "" : $"({string.Join(", ", Enumerable.Repeat("null", parameters))})";
        await using (var prepare = new NpgsqlCommand($"deallocate all; set enable_seqscan = off; set plan_cache_mode = force_generic_plan; prepare asked as {statement}", connection))
        {
            await prepare.ExecuteNonQueryAsync();
        }

        await using var explain = new NpgsqlCommand($"explain (verbose, costs off) execute asked{values}", connection);
        await using var reader = await explain.ExecuteReaderAsync();
        var lines = new List<string>();
        while (await reader.ReadAsync())
        {
            lines.Add(reader.GetString(0));
        }

        return lines;
    }
}
