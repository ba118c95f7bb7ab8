using System.Collections.Concurrent;
using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Time;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>Cases of 黑龙江 门诊慢特病 on the real host: started, accepted, reviewed.</summary>
internal sealed class CaseLoad(IServiceProvider services, NpgsqlDataSource dataSource, HttpClient http)
{
    private readonly InstanceCommands instances = services.GetRequiredService<InstanceCommands>();
    private readonly CaseServices cases = services.GetRequiredService<CaseServices>();
    private readonly IRandomSource random = services.GetRequiredService<IRandomSource>();
    private readonly BusinessTime time = services.GetRequiredService<BusinessTime>();
    private readonly Dictionary<string, Caller> callers = [];
    private readonly Dictionary<string, string> tokens = [];
    private PublishedItem item = null!;
    private Region region = null!;
    private Application application = null!;
    private ConcurrentQueue<(Guid Case, Guid Task, bool Acceptance)> open = new();

    public async Task PrepareAsync(string password)
    {
        item = (await cases.Items.FindAsync("heilongjiang", "chronic-disease-recognition", default))!;
        region = cases.Regions.Regions.First(known => known.Id == "heilongjiang");
        foreach (var role in new[] { Role.Applicant, Role.ProviderAcceptor, Role.ProviderReviewer })
        {
            var name = $"heilongjiang-{role.Id}";
            callers[role.Id] = new Caller(await AccountOfAsync(name), name, name, [], new Membership("heilongjiang", null, role, null));
            var answer = await http.PostAsJsonAsync("/api/auth/token", new { userName = name, password });
            tokens[role.Id] = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("accessToken").GetString()!;
        }

        application = CompleteApplication(item.Definition.Item, await UploadAsync());
    }

    /// <summary>What the engine alone needs to run a case.</summary>
    public (PublishedItem Item, Application Application, CaseServices Cases) Parts => (item, application, cases);

    public async Task<bool> StartAsync()
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, default);
        var command = new SubmissionCommand(cases, callers["applicant"], item, region, application, Instant.FromDateTimeOffset(time.GetUtcNow()));
        await instances.StartAsync(transaction, random.NewId(), item.Version.Id, command, default);
        await instances.CommitAsync(transaction, default);
        return true;
    }

    public async Task<bool> StartOverHttpAsync()
    {
        using var request = Request(HttpMethod.Post, "/api/cases", "applicant");
        request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(application, FactsJson.Options)) { Headers = { ContentType = new("application/json") } };
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode ? true : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Claims all open tasks at once, so that steps can be measured alone.</summary>
    public async Task<int> ClaimAllAsync()
    {
        await using var command = dataSource.CreateCommand(
            "update cases.tasks set claimed_by = 'heilongjiang-' || role where state = 'open' returning case_id, id, role");
        await using var reader = await command.ExecuteReaderAsync();
        open = new();
        while (await reader.ReadAsync())
        {
            open.Enqueue((reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2) == "provider-acceptor"));
        }

        return open.Count;
    }

    public async Task<bool> StepAsync()
    {
        if (!open.TryDequeue(out var task))
        {
            return false;
        }

        var caller = callers[task.Acceptance ? "provider-acceptor" : "provider-reviewer"];
        var decision = new TaskDecision(task.Acceptance ? "受理" : "审核通过");
        await using var transaction = await Transaction.OpenAsync(dataSource, default);
        await instances.SendAsync(transaction, task.Case, new CaseCommand(cases, found => TaskDecisions.Complete(found, caller, task.Task, decision, cases)), default);
        await instances.CommitAsync(transaction, default);
        return true;
    }

    public async Task<bool> StepOverHttpAsync()
    {
        if (!open.TryDequeue(out var task))
        {
            return false;
        }

        using var request = Request(HttpMethod.Post, $"/api/tasks/{task.Task}/complete", task.Acceptance ? "provider-acceptor" : "provider-reviewer");
        request.Content = JsonContent.Create(new { decision = task.Acceptance ? "受理" : "审核通过" });
        using var answer = await http.SendAsync(request);
        return answer.IsSuccessStatusCode ? true : throw new InvalidOperationException(await answer.Content.ReadAsStringAsync());
    }

    private static Application CompleteApplication(Item item, string fileId) => new()
    {
        Region = item.Region,
        Item = item.Id,
        Channel = Channel.Online,
        Applicant = new Applicant(ApplicantKind.Person, "测试甲", IdType.ResidentIdentityCard, "110101199003070011", "13800138000", "someone@example.com"),
        Fields = item.RequiredFields.ToDictionary(field => field.Id, ValueOf),
        Materials = [.. item.Materials.Select(material => new SentMaterial { Id = material.Id, Files = [fileId] })],
    };

    private static JsonElement ValueOf(RequiredField field) => JsonSerializer.SerializeToElement(field.Type switch
    {
        FieldType.Group => (object)field.Parts!.ToDictionary(part => part.Id, ValueOf),
        FieldType.Integer => 36,
        FieldType.Choice => field.Options![0].Id,
        FieldType.Date => "2026-12-01",
        FieldType.Phone => "13800138000",
        FieldType.IdType => "residentIdentityCard",
        FieldType.IdNumber => "110101199003070011",
        _ => "测试甲",
    });

    private async Task<string> UploadAsync()
    {
        using var request = Request(HttpMethod.Post, "/api/files", "applicant");
        using var file = new ByteArrayContent("%PDF-1.7 test"u8.ToArray());
        request.Content = new MultipartFormDataContent { { file, "file", "scan.pdf" } };
        using var answer = await http.SendAsync(request);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("fileId").GetString()!;
    }

    private HttpRequestMessage Request(HttpMethod method, string path, string role) => new(method, path) { Headers = { Authorization = new("Bearer", tokens[role]) } };

    private async Task<Guid> AccountOfAsync(string name)
    {
        await using var query = dataSource.CreateCommand("select id from accounts.users where user_name = $1");
        query.Parameters.Add(new() { Value = name });
        return (Guid)(await query.ExecuteScalarAsync())!;
    }
}
