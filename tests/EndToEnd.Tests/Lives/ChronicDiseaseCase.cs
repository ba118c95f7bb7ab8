using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Lives;

/// <summary>
/// A case of 黑龙江 门诊慢特病病种待遇认定, as its applicant and the hospital's staff lead it over HTTP. The application lacks a material and a field.
/// </summary>
/// <param name="read">Reads as a user from a path.</param>
/// <param name="send">Sends a command until it is done, and returns the answer.</param>
internal sealed class ChronicDiseaseCase(Func<string, string, Task<JsonNode>> read, Func<Command, Task<JsonNode>> send)
{
    /// <summary>Who applies.</summary>
    public const string Applicant = "heilongjiang-applicant";

    /// <summary>Who accepts.</summary>
    public const string Acceptor = "heilongjiang-provider-acceptor";

    /// <summary>Who reviews.</summary>
    public const string Reviewer = "heilongjiang-provider-reviewer";

    private const string ChronicDisease = "chronic-disease-recognition";

    private int commands;

    /// <summary>Its id, once it is submitted.</summary>
    public string Id { get; private set; } = string.Empty;

    /// <summary>The address to which its notices go.</summary>
    public string Email { get; init; } = "bai@example.org";

    /// <summary>The item, of which the flow is like that of 门诊慢特病.</summary>
    public string Item { get; init; } = ChronicDisease;

    /// <summary>The file of a material.</summary>
    public static Command File(string name) => Command.Upload(Applicant, Encoding.UTF8.GetBytes($"%PDF-1.7 {name}"));

    /// <summary>An application that lacks 病历资料 and 申请病种名称.</summary>
    public static Command Application(string email, string identity, string form, string item = ChronicDisease) => Command.Json(
        Applicant,
        "/api/cases",
        $$"""
        {
          "region": "heilongjiang",
          "item": "{{item}}",
          "channel": "online",
          "applicant": {
            "kind": "person", "name": "白桦", "idType": "residentIdentityCard", "idNumber": "230102198506151234", "phone": "13800001234", "email": "{{email}}"
          },
          "fields": {
            "name": "白桦",
            "age": 41,
            "insurance": "employee",
            "document": { "idType": "residentIdentityCard", "idNumber": "230102198506151234" },
            "phone": "13800001234",
            "place": "哈尔滨市",
            "startOn": "2026-12-01"
          },
          "materials": [{ "id": "identity", "files": ["{{identity}}"] }, { "id": "form", "files": ["{{form}}"] }]
        }
        """);

    /// <summary>What it lacked.</summary>
    public static Command Correction(string id, string records) => Command.Json(
        Applicant,
        $"/api/cases/{id}/corrections",
        $$"""{ "fields": { "disease": "高血压" }, "materials": [{ "id": "records", "files": ["{{records}}"] }] }""");

    /// <summary>The applicant wants it no more.</summary>
    public static Command Withdrawal(string id) => Command.Json(Applicant, $"/api/cases/{id}/withdrawal", """{ "reason": "不再需要" }""");

    /// <summary>Someone takes a task.</summary>
    public static Command Claim(string user, string task) => new(user, $"/api/tasks/{task}/claim");

    /// <summary>Someone decides a task.</summary>
    public static Command Decision(string user, string task, string decision, string? reason = null) => Command.Json(
        user,
        $"/api/tasks/{task}/complete",
        new JsonObject { ["decision"] = decision, ["reason"] = reason }.ToJsonString());

    /// <summary>Leads the whole life.</summary>
    public async Task LiveAsync(Ending ending)
    {
        await BeginAsync();
        await EndAsync(ending);
    }

    /// <summary>From the application to the review.</summary>
    public async Task BeginAsync()
    {
        await SubmitAsync();
        await CorrectAsync();
        await DecideAsync(Acceptor, "受理");
    }

    /// <summary>From the review to the end.</summary>
    public Task EndAsync(Ending ending) => ending switch
    {
        Ending.Completed => DecideAsync(Reviewer, "审核通过"),
        Ending.Rejected => DecideAsync(Reviewer, "审核不通过", "检查资料不支持所申请的病种"),
        _ => SendAsync(Withdrawal(Id)),
    };

    /// <summary>业务申请.</summary>
    public async Task SubmitAsync()
    {
        var identity = await UploadAsync("identity");
        var form = await UploadAsync("form");
        Id = (string)(await SendAsync(Application(Email, identity, form, Item)))["id"]!;
    }

    /// <summary>补正.</summary>
    public async Task CorrectAsync() => await SendAsync(Correction(Id, await UploadAsync("records")));

    /// <summary>签收 and 办理.</summary>
    public async Task DecideAsync(string user, string decision, string? reason = null)
    {
        var task = await OpenTaskAsync(user);
        await SendAsync(Claim(user, task));
        await SendAsync(Decision(user, task, decision, reason));
    }

    /// <summary>The task that a user may take.</summary>
    public async Task<string> OpenTaskAsync(string user) => (string)(await read(user, $"/api/tasks?state=open&caseId={Id}"))["items"]![0]!["id"]!;

    private async Task<string> UploadAsync(string name) => (string)(await SendAsync(File(name)))["fileId"]!;

    private Task<JsonNode> SendAsync(Command command) =>
        send(command with { Key = string.Create(CultureInfo.InvariantCulture, $"{Email}-{++commands}") });
}
