using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Tests.Casework;

/// <summary>An application that is being filled in, made from the guide of an item without knowing it.</summary>
internal sealed class ApplicationForm
{
    private ApplicationForm(JsonObject body) => Body = body;

    /// <summary>The body of <c>POST /api/cases</c>.</summary>
    public JsonObject Body { get; }

    /// <summary>Fills in everything for which the guide has a place.</summary>
    public static ApplicationForm Fill(JsonNode guide, Person person, string channel, string fileId)
    {
        var body = new JsonObject
        {
            ["region"] = guide.Text("/region"),
            ["item"] = guide.Text("/item"),
            ["channel"] = channel,
            ["applicant"] = new JsonObject
            {
                ["kind"] = "person",
                ["name"] = person.Name,
                ["idType"] = "residentIdentityCard",
                ["idNumber"] = person.IdNumber,
                ["phone"] = person.Phone,
                ["email"] = person.Email,
            },
            ["circumstances"] = new JsonArray([.. guide.Texts("/circumstances", "/id").Select(id => JsonValue.Create(id))]),
            ["fields"] = new FieldFiller(person).Fill(guide.List("/requiredFields")),
            ["materials"] = new JsonArray([.. guide.List("/materials").Select(material => Material(material, fileId))]),
        };
        if (guide.List("/applicantCases") is [var first, ..])
        {
            body["applicantCase"] = first.Text("/id");
        }

        return new ApplicationForm(body);
    }

    public ApplicationForm LeaveOutField(string id) => Put($"/fields/{id}", json: null);

    public ApplicationForm LeaveOutMaterial(string id)
    {
        Body["materials"]!.AsArray().RemoveAll(material => material!.Text("/id") == id);
        return this;
    }

    public ApplicationForm WithoutMail() => Put("/applicant/email", json: null);

    public ApplicationForm Put(string pointer, string? json)
    {
        Body.Put(pointer, json);
        return this;
    }

    /// <summary>What a correction sends of this form: some of the fields and materials.</summary>
    public JsonObject Correction(string[]? fields = null, string[]? materials = null)
    {
        var correction = new JsonObject();
        if (fields is not null)
        {
            correction["fields"] = new JsonObject(fields.Select(id => KeyValuePair.Create(id, Body.At($"/fields/{id}")?.DeepClone())));
        }

        if (materials is not null)
        {
            correction["materials"] = new JsonArray([.. Body.List("/materials").Where(material => materials.Contains(material.Text("/id"))).Select(material => material.DeepClone())]);
        }

        return correction;
    }

    private static JsonObject Material(JsonNode material, string fileId) =>
        material.List("/sources").Select(source => source.GetValue<string>()).ToList() is var sources && sources.Contains("applicant")
            ? new JsonObject { ["id"] = material.Text("/id"), ["files"] = new JsonArray(fileId) }
            : new JsonObject { ["id"] = material.Text("/id"), ["source"] = sources[0] };
}
