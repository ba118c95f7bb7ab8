using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Lives;

/// <summary>A case of 黑龙江 住院费用报销, as its applicant and the agency's staff lead it over HTTP.</summary>
/// <param name="send">Sends a command until it is done, and returns the answer.</param>
internal sealed class Reimbursement(Func<Command, Task<JsonNode>> send)
{
    private const string Applicant = "heilongjiang-applicant";

    /// <summary>Leads a case up to its payment, or until it is paid.</summary>
    /// <returns>The payment.</returns>
    public async Task<string> PlayAsync(string name, string idNumber, decimal amount, bool pay)
    {
        var file = (string)(await send(Command.Upload(Applicant, "%PDF-1.7 发票"u8.ToArray())))["fileId"]!;
        var materials = string.Join(',', new[] { "identity", "invoice", "feeList", "recordsCopy" }.Select(id => $$"""{"id":"{{id}}","files":["{{file}}"]}"""));
        var opened = await send(Command.Json(
            Applicant,
            "/api/cases",
            $$"""
            {
              "region": "heilongjiang", "item": "inpatient-reimbursement", "channel": "onsite",
              "applicant": { "kind": "person", "name": "{{name}}", "idType": "residentIdentityCard", "idNumber": "{{idNumber}}", "phone": "13800001234" },
              "fields": {
                "name": "{{name}}", "document": { "idType": "residentIdentityCard", "idNumber": "{{idNumber}}" }, "businessType": "住院费用报销", "materialList": "发票1张",
                "bank": { "account": "6222020200112233445", "branch": "工商银行" }, "phone": "13800001234", "unitName": "演示企业"
              },
              "materials": [{{materials}}]
            }
            """));
        var seen = await DecideAsync(opened, "acceptor", "受理");
        seen = await DecideAsync(seen, "reviewer", "审核通过", new JsonObject { ["fundPayable"] = amount, ["payeeName"] = name });
        seen = await DecideAsync(seen, "second-reviewer", "复核通过");
        if (pay)
        {
            seen = await DecideAsync(seen, "cashier", "已拨付", new JsonObject { ["voucher"] = "HLJ-2026-0001" });
        }

        return (string)seen["payments"]![0]!["id"]!;
    }

    private async Task<JsonNode> DecideAsync(JsonNode seen, string role, string decision, JsonObject? data = null)
    {
        var (user, task) = ($"heilongjiang-{role}", (string)seen["tasks"]![0]!["id"]!);
        await send(new Command(user, $"/api/tasks/{task}/claim"));
        return await send(Command.Json(user, $"/api/tasks/{task}/complete", new JsonObject { ["decision"] = decision, ["data"] = data }.ToJsonString()));
    }
}
