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
    private static readonly ParallelOptions Together = new() { MaxDegreeOfParallelism = 16 };

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

    /// <summary>Starts a number of cases.</summary>
    public Task StartManyAsync(int cases) => Parallel.ForAsync(0, cases, Together, async (_, _) => await StartAsync());

    /// <summary>Claims all open tasks that nobody has claimed, so that steps can be measured alone. The oldest come first.</summary>
    /// <returns>How many tasks there are to complete.</returns>
    public async Task<int> ClaimAllAsync()
    {
        await using var query = dataSource.CreateCommand(
            "select case_id, id, role, claimed_by from cases.tasks where state = 'open' and role in ('provider-acceptor', 'provider-reviewer') order by opened_at, id");
        var tasks = new List<(Guid Case, Guid Task, bool Acceptance, bool Claimed)>();
        await using (var reader = await query.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                tasks.Add((reader.GetGuid(0), reader.GetGuid(1), reader.GetString(2) == "provider-acceptor", !reader.IsDBNull(3)));
            }
        }

        await Parallel.ForEachAsync(tasks.Where(task => !task.Claimed), Together, async (task, _) => await ActAsync(task.Case, found => TaskDecisions.Claim(found, CallerFor(task.Acceptance), task.Task)));
        open = new(tasks.Select(task => (task.Case, task.Task, task.Acceptance)));
        return tasks.Count;
    }

    /// <summary>Brings all cases to their end.</summary>
    public async Task FinishAllAsync()
    {
        while (await ClaimAllAsync() > 0)
        {
            await Parallel.ForAsync(0, open.Count, Together, async (_, _) => await StepAsync());
        }
    }

    /// <summary>Starts a number of cases and has them accepted, after all others have been brought to their end.</summary>
    public async Task AcceptManyAsync(int cases)
    {
        await FinishAllAsync();
        await StartManyAsync(cases);
        await ClaimAllAsync();
        await Parallel.ForAsync(0, open.Count, Together, async (_, _) => await StepAsync());
    }

    public async Task<bool> StepAsync()
    {
        if (!open.TryDequeue(out var task))
        {
            return false;
        }

        var decision = new TaskDecision(task.Acceptance ? "受理" : "审核通过");
        await ActAsync(task.Case, found => TaskDecisions.Complete(found, CallerFor(task.Acceptance), task.Task, decision, cases));
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

    private async Task ActAsync(Guid caseId, Func<LoadedCase, CaseAction> decide)
    {
        await using var transaction = await Transaction.OpenAsync(dataSource, default);
        await instances.SendAsync(transaction, caseId, new CaseCommand(cases, decide), default);
        await instances.CommitAsync(transaction, default);
    }

    private Caller CallerFor(bool acceptance) => callers[acceptance ? "provider-acceptor" : "provider-reviewer"];

    private HttpRequestMessage Request(HttpMethod method, string path, string role) => new(method, path) { Headers = { Authorization = new("Bearer", tokens[role]) } };

    private async Task<Guid> AccountOfAsync(string name)
    {
        await using var query = dataSource.CreateCommand("select id from accounts.users where user_name = $1");
        query.Parameters.Add(new() { Value = name });
        return (Guid)(await query.ExecuteScalarAsync())!;
    }
}
