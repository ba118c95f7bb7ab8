using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace MedInsFlows.Host.Tests.Fuzzing;

/// <summary>
/// Spoilt requests to every operation of the contract: none is a fault of the service, each refusal speaks Chinese and says what it is, and what is
/// refused has stored nothing.
/// </summary>
public sealed partial class RequestFuzzTests(FuzzHost office) : IClassFixture<FuzzHost>
{
    private const int Seed = 20_261_122;

    private static readonly int Requests = Environment.GetEnvironmentVariable("MEDINS_TEST_ALL") == "1" ? 20_000 : 200;

    private readonly Random random = new(Seed);
    private readonly List<string> faults = [];
    private IReadOnlyDictionary<string, string> stored = new Dictionary<string, string>();

    [Fact]
    public async Task No_request_is_a_fault_of_the_service_and_a_refused_one_stores_nothing()
    {
        var document = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(HostFolder.Clone, "docs", "openapi.json")))!;
        var (operations, filler, mutation) = (Operation.All(document), new SchemaFiller(document), new Mutation(random, office.Ids));
        stored = await DigestAsync();
        for (var number = 0; number < Requests && faults.Count < 20; number++)
        {
            // Every operation has its turn; those with bodies have most to get wrong.
            var operation = operations[number % operations.Count];
            await SendAsync(number, operation, operation.Body is null ? null : Valid(operation, filler), mutation);
        }

        faults.Should().BeEmpty();
    }

    private JsonNode? Valid(Operation operation, SchemaFiller filler) =>
        office.Bodies.GetValueOrDefault(operation.Id) ?? JsonNode.Parse((filler.Fill(operation.Body!)?.ToJsonString() ?? "null").Replace("{case}", office.Case, StringComparison.Ordinal));

    private async Task SendAsync(int number, Operation operation, JsonNode? valid, Mutation mutation)
    {
        var path = Address(operation, mutation);
        var body = operation.Body is not null ? mutation.Body(valid) : operation.IsUpload ? mutation.Bytes(Upload()) : null;
        using var request = new HttpRequestMessage(operation.Method, new Uri(office.Host.Http.BaseAddress + path[1..]));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", ContentType(operation));
        }

        if (random.Next(10) == 0)
        {
            request.Headers.TryAddWithoutValidation("Idempotency-Key", random.Next(2) == 0 ? "key" : new string('k', random.Next(1, 300)));
        }

        request.Headers.Authorization = await CredentialsAsync(operation);
        using var answer = await office.Host.Http.SendAsync(request);
        await JudgeAsync($"{number} {operation.Method} {path[..Math.Min(path.Length, 200)]} {Head(body)}", IsNoHttp(request.RequestUri!, answer.StatusCode), answer);
    }

    /// <summary>Whether the server itself hangs up before anything of ours is asked: an address with a NUL, or one longer than a request line may be.</summary>
    private static bool IsNoHttp(Uri address, HttpStatusCode status) =>
        address.AbsoluteUri.Contains("%00", StringComparison.Ordinal) || status == HttpStatusCode.RequestUriTooLong;

    private async Task JudgeAsync(string sent, bool isNoHttp, HttpResponseMessage answer)
    {
        var status = (int)answer.StatusCode;
        if (status < 400)
        {
            stored = await DigestAsync();
            return;
        }

        var text = await answer.Content.ReadAsStringAsync();
        if (status >= 500 && answer.StatusCode != HttpStatusCode.ServiceUnavailable)
        {
            faults.Add($"{status} {sent}\n{text}");
        }
        else if (!(isNoHttp && text.Length == 0) && (answer.Content.Headers.ContentType?.MediaType != "application/problem+json" || !SpeaksChinese(text)))
        {
            faults.Add($"no problem in Chinese: {status} {sent}\n{text[..Math.Min(text.Length, 300)]}");
        }

        var now = await DigestAsync();
        if (now.FirstOrDefault(table => stored.GetValueOrDefault(table.Key) != table.Value) is { Key: { } changed })
        {
            faults.Add($"refused, and has changed {changed}: {status} {sent}");
        }

        stored = now;
    }

    private static bool SpeaksChinese(string problem)
    {
        var json = JsonNode.Parse(problem)!;
        return Chinese().IsMatch((string?)json["detail"] ?? "") && (json["errors"]?.AsArray() ?? []).All(error => Chinese().IsMatch((string?)error!["detail"] ?? ""));
    }

    private async Task<IReadOnlyDictionary<string, string>> DigestAsync() =>
        await TableDigest.TakeAsync(office.Database, [.. await TableDigest.TablesAsync(office.Database, "engine", "cases"), "accounts.answers"]);

    private string Address(Operation operation, Mutation mutation)
    {
        var path = Place().Replace(operation.Path, _ => random.Next(4) switch
        {
            0 => mutation.Text() is { Length: > 0 } text ? text.Replace("/", "%2F", StringComparison.Ordinal).Replace("?", "%3F", StringComparison.Ordinal) : "-",
            _ => office.Ids[random.Next(office.Ids.Count)],
        });
        var query = operation.Query.Where(_ => random.Next(2) == 0).Select(name => $"{name}={mutation.Text()}");
        return $"{path}?{string.Join('&', random.Next(10) == 0 ? query.Append("colour=1").Concat(query) : query)}".TrimEnd('?');
    }

    private string ContentType(Operation operation) => random.Next(20) switch
    {
        0 => "text/plain",
        1 => "application/json; charset=utf-16",
        2 => "multipart/form-data",
        3 => "\"",
        _ => operation.IsUpload ? "multipart/form-data; boundary=x" : "application/json",
    };

    private async Task<AuthenticationHeaderValue?> CredentialsAsync(Operation operation)
    {
        if (operation.Roles.Count == 0 || random.Next(30) == 0)
        {
            return null;
        }

        var role = operation.Roles[random.Next(operation.Roles.Count)].Replace("expert", "expert1", StringComparison.Ordinal);
        var region = random.Next(12) == 0 ? "henan" : "heilongjiang";
        return new AuthenticationHeaderValue("Bearer", await office.Host.TokenAsync(role is "admin" or "security-admin" or "system" ? role : $"{region}-{role}"));
    }

    private static byte[] Upload() => Encoding.UTF8.GetBytes(
        "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../../扫描件.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7 一页\r\n--x--\r\n");

    private static string Head(byte[]? body) => body is null ? "" : JsonSerializer.Serialize(Encoding.UTF8.GetString(body.AsSpan(0, Math.Min(body.Length, 600))));

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
