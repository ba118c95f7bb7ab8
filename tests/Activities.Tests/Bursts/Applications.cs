using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Activities.Tests.Bursts;

/// <summary>Applications for 门诊慢特病 of 黑龙江省. The person is invented.</summary>
internal static class Applications
{
    /// <summary>Lacks nothing.</summary>
    public static SentApplication Complete { get; } = JsonSerializer.Deserialize<SentApplication>(
        """
        {
          "region": "heilongjiang",
          "item": "chronic-disease-recognition",
          "channel": "online",
          "applicant": {
            "kind": "person", "name": "白桦", "idType": "residentIdentityCard", "idNumber": "230102198506151234", "phone": "13800001234"
          },
          "fields": {
            "name": "白桦",
            "age": 40,
            "insurance": "resident",
            "document": { "idType": "residentIdentityCard", "idNumber": "230102198506151234" },
            "phone": "13800001234",
            "place": "哈尔滨市",
            "disease": "高血压三级",
            "startOn": "2026-04-01"
          },
          "materials": [
            { "id": "identity", "files": ["f1"] },
            { "id": "form", "files": ["f2"] },
            { "id": "records", "files": ["f3", "f4"] }
          ]
        }
        """,
        FactsJson.Options)!;

    /// <summary>Lacks a material and a field, and has a phone number that cannot be.</summary>
    public static SentApplication Incomplete { get; } = Complete with
    {
        Materials = [.. Complete.Materials.Where(material => material.Id != "records")],
        Fields = new Dictionary<string, JsonElement>(Complete.Fields.Where(field => field.Key != "disease"))
        {
            ["phone"] = JsonElement.Parse("\"12\""),
        },
    };

    /// <summary>Lacks nothing but what is due of the agent.</summary>
    public static SentApplication ByAgent { get; } = Complete with { Parties = [new Party("agent", "白杨", IdType.Passport, "E12345678")] };

    /// <summary>What <see cref="Incomplete"/> lacks.</summary>
    public static Correction Correction { get; } = new(
        new Dictionary<string, JsonElement>
        {
            ["disease"] = JsonElement.Parse("\"高血压三级\""),
            ["phone"] = JsonElement.Parse("\"13800001234\""),
        },
        [new SentMaterial { Id = "records", Files = ["f5"] }]);

    /// <summary>Words that are the applicant's own and must stand nowhere but in the revisions.</summary>
    public static IReadOnlyList<string> Personal { get; } = ["白桦", "230102198506151234", "13800001234", "高血压"];
}
