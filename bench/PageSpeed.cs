using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>How long the host takes for each page and list, as somebody who may see it, and which of their queries read a large table from end to end.</summary>
internal sealed partial class PageSpeed(NpgsqlDataSource database, HttpClient http, string password, TimeProvider time, PlanLog plans)
{
    private const int WarmUps = 2;
    private const int Calls = 5;
    private const double Limit = 300;
    private const int FirstPageLimit = 200 * 1024;

    private readonly Dictionary<string, string?> tokens = [];

    /// <summary>Measures all of them and prints a line for each.</summary>
    /// <returns>How many took longer than they may.</returns>
    public async Task<int> PrintAsync()
    {
        var looks = await ResolveAsync();
        var cpu = await SpentCpu.OfAsync(database);
        var slow = 0;
        Console.WriteLine($"{"page or list",-58}{"as",-20}{"min ms",9}{"p50 ms",9}{"max ms",9}{"CPU ms",9}  verdict");
        foreach (var look in looks)
        {
            var times = new List<double>();
            var spent = 0.0;
            for (var call = 0; call < WarmUps + Calls; call++)
            {
                spent = call == WarmUps ? cpu.Milliseconds : spent;
                var begun = Stopwatch.GetTimestamp();
                var problem = await AskAsync(look);
                times.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (problem is not null)
                {
                    Console.WriteLine($"{look.What,-58}{look.Role,-20} {problem}");
                    break;
                }
            }

            spent = (cpu.Milliseconds - spent) / Calls;
            var counted = times.Skip(WarmUps).Order().ToList();
            if (counted.Count == Calls)
            {
                slow += counted[Calls / 2] > Limit ? 1 : 0;
                Table.Print($"{look.What,-58}{look.Role,-20}{counted[0],9:0.0}{counted[Calls / 2],9:0.0}{counted[^1],9:0.0}{spent,9:0.0}  {(counted[Calls / 2] <= Limit ? "ok" : "TOO SLOW")}");
            }
        }

        await PrintFirstPageAsync();
        await PrintPlansAsync(looks);
        return slow;
    }

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex AssetOf { get; }

    private async Task PrintFirstPageAsync()
    {
        var (bytes, page) = await FetchAsync("/", "identity");
        var assets = AssetOf.Matches(page).Select(match => match.Groups[1].Value.Replace("&amp;", "&", StringComparison.Ordinal)).Distinct().ToList();
        var sum = (await FetchAsync("/", "br")).Bytes;
        Table.Print($"first page: {bytes / 1024.0:0.0} KB, {sum / 1024.0:0.0} KB as sent");
        foreach (var asset in assets)
        {
            var sent = (await FetchAsync(asset, "br")).Bytes;
            Table.Print($"  {asset.Split('?')[0]}: {sent / 1024.0:0.0} KB as sent");
            sum += sent;
        }

        Table.Print($"first page with all that it asks for: {sum / 1024.0:0.0} KB as sent, {(sum <= FirstPageLimit ? "ok" : "TOO LARGE")}");
    }

    private async Task PrintPlansAsync(IReadOnlyList<Look> looks)
    {
        await plans.BeginAsync();
        foreach (var look in looks)
        {
            var from = plans.Position;
            await AskAsync(look);
            foreach (var found in await plans.WholeScansAsync(from))
            {
                Table.Print($"whole table: {look.What} ({look.Role}): {found.Table}, {found.Milliseconds:0} ms: {found.Query}");
            }
        }

        await plans.EndAsync();
    }

    private async Task<(long Bytes, string Text)> FetchAsync(string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { AcceptEncoding = { new(encoding) } } };
        using var answer = await http.SendAsync(request);
        var content = await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
        return (content.Length, System.Text.Encoding.UTF8.GetString(content));
    }

    private async Task<string?> AskAsync(Look look)
    {
        using var answer = await SendAsync(look);
        await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? null : $"answered {(int)answer.StatusCode}: {look.Path}";
    }

    private async Task<HttpResponseMessage> SendAsync(Look look)
    {
        using var request = new HttpRequestMessage(look.Body is null ? HttpMethod.Get : HttpMethod.Post, look.Path);
        request.Headers.Authorization = await TokenAsync(look.Role) is { } token ? new AuthenticationHeaderValue("Bearer", token) : null;
        request.Content = look.Body is null ? null : new StringContent(look.Body, MediaTypeHeaderValue.Parse("application/json"));
        return await http.SendAsync(request);
    }

    private async Task<string?> TokenAsync(string role)
    {
        if (!tokens.TryGetValue(role, out var token) && role != Look.Nobody)
        {
            var answer = await http.PostAsJsonAsync("/api/auth/token", new { userName = role is "admin" ? role : $"heilongjiang-{role}", password });
            tokens[role] = token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString();
        }

        return token;
    }

    /// <summary>Puts ids and numbers of cases, and last pages, into the addresses.</summary>
    private async Task<List<Look>> ResolveAsync()
    {
        var today = time.GetUtcNow();
        var known = new Dictionary<string, string>
        {
            // Played, with all its records.
            ["{played}"] = await OneAsync("select id::text from cases.cases where region = 'heilongjiang' and closed_at is not null and case_number not like '____________________-%' and exists (select from engine.journal where instance_id = cases.id) limit 1"),
            ["{open}"] = await OneAsync("select case_id::text from cases.tasks where region = 'heilongjiang' and state = 'open' and role = 'reviewer' order by opened_at desc offset 5000 limit 1"),
            ["{ended}"] = await OneAsync("select id::text from cases.cases where region = 'heilongjiang' order by received_at desc offset 300000 limit 1"),
            ["{payment}"] = await OneAsync("select id::text from cases.payments where region = 'heilongjiang' order by changed_at desc offset 10000 limit 1"),
            ["{rated}"] = await OneAsync("select case_id::text from cases.ratings where region = 'heilongjiang' order by rated_at desc limit 1"),
            ["{version}"] = await OneAsync("select version::text from engine.definition_versions where definition_id = 'heilongjiang-chronic-disease-recognition' and is_published"),
            ["{month}"] = today.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            ["{day}"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["{days ago}"] = today.AddDays(-60).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["{year ago}"] = today.AddDays(-360).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };
        known["{number}"] = await OneAsync($"select case_number from cases.cases where id = '{known["{ended}"]}'");
        var looks = new List<Look>();
        foreach (var look in Looks.All)
        {
            var path = known.Aggregate(look.Path, (text, pair) => text.Replace(pair.Key, pair.Value, StringComparison.Ordinal));
            looks.Add(look with { Path = path.Contains("{last}", StringComparison.Ordinal) ? await LastAsync(look with { Path = path }) : path });
        }

        return looks;
    }

    private async Task<string> LastAsync(Look look)
    {
        using var answer = await SendAsync(look with { Path = look.Path.Replace("{last}", "1", StringComparison.Ordinal) });
        if (!answer.IsSuccessStatusCode)
        {
            return look.Path.Replace("{last}", "1", StringComparison.Ordinal);
        }

        var page = await answer.Content.ReadFromJsonAsync<JsonElement>();
        var (total, size) = (page.GetProperty("total").GetInt64(), page.GetProperty("size").GetInt64());
        return look.Path.Replace("{last}", $"{Math.Max(1, (total + size - 1) / size)}", StringComparison.Ordinal);
    }

    private async Task<string> OneAsync(string sql)
    {
        await using var query = database.CreateCommand(sql);
        return await query.ExecuteScalarAsync() as string ?? "none";
    }
}

/// <summary>Something that somebody looks at.</summary>
/// <param name="What">In words.</param>
/// <param name="Role">Who.</param>
/// <param name="Path">Its address.</param>
/// <param name="Body">What is posted; null where nothing is.</param>
internal sealed record Look(string What, string Role, string Path, string? Body = null)
{
    /// <summary>Who is not signed in.</summary>
    public const string Nobody = "nobody";
}
