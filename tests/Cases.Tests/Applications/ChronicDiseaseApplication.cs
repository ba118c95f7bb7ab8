using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Tests.Applications;

/// <summary>An application for item 16 of 黑龙江省 that lacks nothing, as a client sends it. The person is invented.</summary>
internal static class ChronicDiseaseApplication
{
    public const string Complete =
        """
        {
          "region": "heilongjiang",
          "item": "chronic-disease-recognition",
          "channel": "online",
          "applicantCase": null,
          "applicant": {
            "kind": "person", "name": "白桦", "idType": "residentIdentityCard", "idNumber": "230102198506151234", "phone": "13800001234"
          },
          "parties": [{ "role": "agent", "name": "白杨", "idType": "passport", "idNumber": "E12345678", "phone": "13800005678", "relation": "兄弟", "proof": ["f5"] }],
          "fields": {
            "name": "白桦",
            "age": 41,
            "insurance": "employee",
            "document": { "idType": "residentIdentityCard", "idNumber": "230102198506151234" },
            "phone": "13800001234",
            "place": "哈尔滨市",
            "disease": "高血压",
            "startOn": "2026-12-01"
          },
          "materials": [
            { "id": "identity", "files": ["f1"] },
            { "id": "form", "files": ["f2"] },
            { "id": "records", "files": ["f3", "f4"], "source": "applicant" }
          ]
        }
        """;

    public static Application Read(string json) => JsonSerializer.Deserialize<Application>(json, FactsJson.Options)!;

    public static Application WithField(this Application application, string id, string json) =>
        application.With(new Correction(Fields: new Dictionary<string, JsonElement> { [id] = JsonElement.Parse(json) }));

    public static Application Without(this Application application, string material) =>
        application with { Materials = [.. application.Materials.Where(sent => sent.Id != material)] };

    public static Application WithMaterial(this Application application, string id, MaterialSource? source, params string[] files) =>
        application.With(new Correction(Materials: [new SentMaterial { Id = id, Files = files, Source = source }]));
}
