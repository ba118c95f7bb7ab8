using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Protection;

/// <summary>What identifies a person stands nowhere in clear but in the mails.</summary>
[Collection(CaseworkTests.Name)]
public sealed class ClearTextTests(CaseworkHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();
    private readonly Clerk acceptor = office.Clerk("provider-acceptor");
    private readonly Person agent = Person.Next();
    private int keys;

    private const string Relation = "远房表亲兼邻居";

    [Fact]
    public async Task Neither_tables_nor_log_nor_journal_hold_anything_personal_in_clear()
    {
        var reason = $"住在{citizen.Person.Address}的申请人未提交出院小结";
        var rejected = await PlayAsync(reason);
        var person = citizen.Person;
        const string withdrawal = "本人已在外省住院";
        await citizen.WithdrawAsync(await citizen.ApplyAsync(CaseworkHost.ChronicDisease), withdrawal);
        string[] personal = [withdrawal, person.Name, person.IdNumber, person.Phone, person.Email, person.Address, reason, $"病历属于{person.Name}", agent.Name, agent.IdNumber, agent.Phone, Relation];

        (await PlacesAsync(rejected.Number)).Should().NotBeEmpty("what is not personal is found, so the search works");
        foreach (var text in personal)
        {
            (await PlacesAsync(text)).Should().BeEmpty("'{0}' is personal", text);
            Office.Log.All.Should().NotContain(text);
        }

        var journal = (await Office.Clerk("auditor").ReadAsync($"/api/audit/cases/{rejected.Id}/journal")).ToJsonString(new JsonSerializerOptions
        {
            Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        });
        journal.Should().NotContainAny(personal);
        (await Office.Mailbox.UntilMails(person.Email, 2))[0].Text.Should().Contain(reason, "the applicant is told");
    }

    [Theory]
    [InlineData("cases.revisions", "content")]
    [InlineData("cases.cases", "applicant")]
    [InlineData("cases.notices", "content")]
    [InlineData("cases.notices", "recipient")]
    [InlineData("cases.file_parts", "content")]
    [InlineData("accounts.answers", "answer")]
    public async Task What_is_sealed_looks_different_each_time_and_cannot_be_compressed(string table, string column)
    {
        await PlayAsync("申请材料与病种不符");
        await using var query = Office.Database.DataSource.CreateCommand($"select {column} from {table} where {column} is not null");
        await using var reader = await query.ExecuteReaderAsync();
        var seen = new HashSet<string>();
        while (await reader.ReadAsync())
        {
            var bytes = (byte[])reader[0];
            seen.Add(Convert.ToHexString(bytes)).Should().BeTrue("equal contents are sealed differently");
            LooksRandom(bytes).Should().BeTrue("{0} of {1} is sealed", column, table);
        }

        seen.Should().NotBeEmpty();
    }

    /// <summary>A whole life with everything in it: files, a correction, kept answers, opinions, notices.</summary>
    private async Task<CaseSeen> PlayAsync(string reason)
    {
        var form = await citizen.FillAsync(CaseworkHost.ChronicDisease);
        byte[] scan = [.. "%PDF-1.7 "u8, .. Encoding.UTF8.GetBytes($"病历属于{citizen.Person.Name}")];
        using (var uploaded = await citizen.UploadAsync(scan, Key()))
        {
            form.Put("/materials/0/files/0", JsonSerializer.Serialize((await uploaded.ReadAsync()).Text("/fileId")));
        }

        form.Put("/fields/disease", JsonSerializer.Serialize($"糖尿病（{citizen.Person.Address}）"));
        var party = new JsonObject
        {
            ["role"] = "agent",
            ["name"] = agent.Name,
            ["idType"] = "residentIdentityCard",
            ["idNumber"] = agent.IdNumber,
            ["phone"] = agent.Phone,
            ["relation"] = Relation,
        };
        form.Put("/parties", new JsonArray(party.DeepClone()).ToJsonString());
        var correction = form.Correction(materials: ["records"], fields: ["disease"]);
        party["proof"] = new JsonArray(await citizen.UploadAsync());
        correction["parties"] = new JsonArray(party);
        using var submitted = await citizen.PostAsync("/api/cases", form.LeaveOutMaterial("records").Body, Key());
        var corrected = await citizen.CorrectAsync(new CaseSeen(await submitted.ReadAsync()), correction);
        var accepted = await acceptor.DecideAsync(corrected, "受理", reason);
        var reviewer = Office.Clerk("provider-reviewer");
        using var rejected = await reviewer.TryCompleteAsync(await reviewer.ClaimAsync(accepted), "审核不通过", reason, key: Key());
        rejected.StatusCode.Should().Be(HttpStatusCode.OK);
        using var search = await Office.Clerk("acceptor").PostAsync("/api/cases/search", new JsonObject { ["name"] = citizen.Person.Name, ["phone"] = citizen.Person.Phone });
        return new CaseSeen(await rejected.ReadAsync());
    }

    private string Key() => $"{citizen.Person.Phone[^4..]}-{keys++}";

    /// <summary>The tables in which a text stands, plainly or in one of the forms that texts take in bytes, JSON and other texts.</summary>
    private async Task<IReadOnlyList<string>> PlacesAsync(string text)
    {
        var tables = await TableDigest.TablesAsync(Office.Database, "engine", "cases", "accounts");
        string[] forms =
        [
            text,
            JsonSerializer.Serialize(text)[1..^1],
            JsonSerializer.Serialize(text)[1..^1].ToLowerInvariant(),
            Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('='),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text)),
            Convert.ToHexStringLower(Encoding.Unicode.GetBytes(text)),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(text)[1..^1])),
        ];
        var places = new List<string>();
        foreach (var table in tables)
        {
            await using var query = Office.Database.DataSource.CreateCommand(
                $"select exists (select 1 from {table} as entry, unnest($1) as form where strpos(entry::text, form) > 0)");
            query.Parameters.Add(new() { Value = forms });
            if (await query.ExecuteScalarAsync() is true)
            {
                places.Add(table);
            }
        }

        return places;
    }

    /// <summary>Whether no compression finds anything to save.</summary>
    private static bool LooksRandom(byte[] bytes)
    {
        using var compressed = new MemoryStream();
        using (var deflate = new System.IO.Compression.DeflateStream(compressed, System.IO.Compression.CompressionLevel.SmallestSize, leaveOpen: true))
        {
            deflate.Write(bytes);
        }

        return compressed.Length >= bytes.Length;
    }
}
