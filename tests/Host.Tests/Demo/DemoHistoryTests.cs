using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Randomness;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Demo;
using MedInsFlows.Host.Demo.Plans;
using MedInsFlows.Host.Demo.Play;
using MedInsFlows.Host.Tests.Casework;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace MedInsFlows.Host.Tests.Demo;

/// <summary>The history with which a demo begins. That each journal is whole and replays to the same is verified of every case when the host stops.</summary>
public sealed class DemoHistoryTests(HistoryHost office) : IClassFixture<HistoryHost>
{
    private static readonly string[] Regions = ["heilongjiang", "henan", "linkou", "shangluo", "hubei"];

    [Fact]
    public async Task Cases_of_all_regions_lie_spread_over_three_months_and_most_are_completed()
    {
        var cases = await AllAsync();

        cases.Should().HaveCount(HistoryHost.Cases, string.Join('\n', office.Log.Lines));
        cases.Select(seen => seen.Text("/region")).Distinct().Should().BeEquivalentTo(Regions);
        var submitted = cases.Select(seen => DateTimeOffset.Parse(seen.Text("/submittedAt"), CultureInfo.InvariantCulture)).ToList();
        submitted.Should().OnlyContain(at => at > HistoryHost.Today.AddDays(-96) && at < HistoryHost.Today);
        submitted.Select(at => at.ToOffset(TimeSpan.FromHours(8)).Month).Distinct().Should().Contain([9, 10, 11]);
        var byStatus = cases.CountBy(seen => seen.Text("/status")).ToDictionary();
        byStatus["completed"].Should().BeInRange(27, 37, Told(cases));
        byStatus.Should().ContainKeys("refused", "rejected");
        cases.Should().NotContain(seen => seen.Text("/status") == "attention");
    }

    [Fact]
    public async Task The_subjects_have_the_shares_that_they_have_at_a_counter()
    {
        var outlines = (await office.PlanAsync()).Make(300);

        outlines.Should().HaveCount(300);
        int Share(params string[] items) => outlines.Count(outline => items.Any(item => outline.Facts.Id.StartsWith(item, StringComparison.Ordinal))) * 100 / 300;
        Share("person-enrollment-query", "unit-enrollment-query", "enrollment-certificate", "employee-information", "resident-information", "unit-information", "out-of-area").Should().BeInRange(54, 56);
        Share("employee-enrollment", "resident-enrollment", "unit-enrollment").Should().BeInRange(14 + 3, 16 + 3, "of which 3 are queries");
        Share("outpatient", "inpatient").Should().BeInRange(11, 13);
        Share("chronic").Should().BeInRange(7, 9);
        Share("prenatal", "maternity", "family").Should().BeInRange(4, 6);
        Share("relation").Should().BeInRange(2, 4);
        outlines.Count(outline => outline.Ending == CaseEnding.Refused).Should().Be(9);
        outlines.Count(outline => outline.Ending == CaseEnding.Rejected).Should().Be(6);
        outlines.Count(outline => outline.IsIncomplete).Should().BeInRange(21, 29);
        outlines.Count(outline => outline.LeftAfter is not null).Should().BeGreaterThan(9);
        outlines.Count(outline => outline.Lulls is not []).Should().BeGreaterThan(9);
    }

    [Fact]
    public async Task The_same_seed_tells_the_same_of_everybody()
    {
        var first = Facts(await office.PlanAsync());
        var second = Facts(await office.PlanAsync());

        second.Should().Equal(first);
        first.Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public async Task Nobody_is_real_and_all_numbers_are_right_in_form()
    {
        var applications = await ApplicationsAsync();
        var persons = applications.SelectMany(application => application.Everyone()).ToList();

        persons.Should().OnlyContain(person => person.Name.EndsWith("（演示）", StringComparison.Ordinal));
        persons.Where(person => person.Phone is not null).Should().OnlyContain(person => person.Phone!.StartsWith("154", StringComparison.Ordinal));
        persons.Where(person => person.IdType == IdType.ResidentIdentityCard).Should().OnlyContain(person => IsNobodysNumber(person.IdNumber));
        persons.Where(person => person.IdType == IdType.CreditCode).Should().NotBeEmpty().And.OnlyContain(person => IsCreditCode(person.IdNumber));
        persons.Select(person => person.Name).Should().Contain("王䶮（演示）").And.Contain("刘㛃（演示）");
    }

    [Fact]
    public async Task The_stories_are_there_to_be_found()
    {
        var cases = await AllAsync();
        JsonNode[] Of(string item, string status) => [.. cases.Where(seen => seen.Text("/item") == item && seen.Text("/status") == status && seen.Text("/region") is "heilongjiang" or "henan")];

        // The pharmacy that has to wait, and the hospital whose clock has stood for 24 days.
        var pauses = new List<JsonNode>();
        foreach (var designation in cases.Where(seen => seen.Text("/item").EndsWith("-designation", StringComparison.Ordinal) && seen.Text("/region") == "heilongjiang"))
        {
            pauses.Add(await DeadlineAsync(designation));
        }

        pauses.Should().Contain(deadline => deadline.Text("/dueOn").StartsWith("2027-", StringComparison.Ordinal));
        pauses.SelectMany(deadline => deadline.List("/pauses")).Where(pause => pause.At("/toAt") is null)
            .Select(pause => (HistoryHost.Today - DateTimeOffset.Parse(pause.Text("/fromAt"), CultureInfo.InvariantCulture)).Days)
            .Should().HaveCount(2).And.Contain(24);

        // Two cases have the same invoice, byte by byte.
        (await ScalarAsync<long>(
            office.Database,
            "select count(*) from (select sha256 from cases.files join cases.file_uses on file_id = files.id group by sha256 having count(distinct case_id) > 1) shared"))
            .Should().BeGreaterThan(0);

        // The money that did not arrive, that which came back, the transfer that nobody answers.
        (await ScalarAsync<long>(office.Database, "select count(*) from cases.payments where status = 'Returned'")).Should().Be(1);
        Of("inpatient-reimbursement", "inPayment").Should().NotBeEmpty();
        Of("relation-transfer", "accepted").Concat(Of("relation-transfer", "inReview")).Should().NotBeEmpty();

        var applications = await ApplicationsAsync();
        applications.SelectMany(application => application.Parties).Select(party => party.Role).Should().Contain(["guardian", "heirRepresentative", "subject", "agent"]);
    }

    [Fact]
    public async Task A_second_start_adds_nothing()
    {
        await office.EnsureAsync();

        (await AllAsync()).Should().HaveCount(HistoryHost.Cases);
    }

    [Fact]
    public async Task What_a_killed_start_has_left_is_thrown_away_and_made_anew()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using (var half = database.DataSource.CreateCommand("create schema demo_history; create schema cases; create table cases.cases (half text)"))
        {
            await half.ExecuteNonQueryAsync();
        }

        await DemoHistory.EnsureAsync(
            office.Folder.Arguments(database, ("MedIns:Demo:Cases", "1"), ("MedIns:Workflows", OneItem())), MovableTime.StandingAt(HistoryHost.Today), services => office.Log.AddTo(services));

        (await ScalarAsync<long>(database, "select count(*) from cases.cases")).Should().Be(1);
        (await ScalarAsync<bool>(database, "select to_regnamespace('demo_history') is null")).Should().BeTrue();
    }

    private static async Task<T> ScalarAsync<T>(TestDatabase database, string sql)
    {
        await using var query = database.DataSource.CreateCommand(sql);
        return (T)(await query.ExecuteScalarAsync())!;
    }

    private static string Told(IEnumerable<JsonNode> cases) =>
        string.Join('\n', cases.Where(seen => seen.Text("/status") != "completed").Select(seen => $"{seen.Text("/region")} {seen.Text("/item")} {seen.Text("/submittedAt")} {seen.Text("/status")}"));

    private static List<string> Facts(HistoryPlan plan) =>
    [
        .. plan.Make(40).Concat(new Stories(plan).Tell()).Select(outline =>
        {
            var application = new Submission(outline, new SystemRandomSource(TimeProvider.System)).Make();
            var sent = JsonSerializer.Serialize(application with { Materials = [] }, FactsJson.Options);
            return $"{outline.SentAt} {outline.Sender} {outline.Ending} {outline.Dossier.Total} {sent} {string.Join(' ', application.Materials.Select(material => material.Id))}";
        }),
    ];

    /// <summary>The check character is right, and the county is one that no county has as its code.</summary>
    private static bool IsNobodysNumber(string number)
    {
        int[] weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        return number[4..6] == "99" && number[17] == "10X98765432"[number.Zip(weights, (digit, weight) => (digit - '0') * weight).Sum() % 11];
    }

    private static bool IsCreditCode(string code)
    {
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        int[] weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
        var sum = code.Zip(weights, (character, weight) => alphabet.IndexOf(character, StringComparison.Ordinal) * weight).Sum();
        return code[17] == alphabet[(31 - sum % 31) % 31];
    }

    private string OneItem()
    {
        var folder = Directory.CreateDirectory(Path.Combine(office.Folder.PathOf("one-item"), "henan")).FullName;
        File.Copy(Path.Combine(HostFolder.Clone, "workflows", "henan", "outpatient-reimbursement.json"), Path.Combine(folder, "outpatient-reimbursement.json"), overwrite: true);
        return office.Folder.PathOf("one-item");
    }

    private async Task<List<JsonNode>> AllAsync()
    {
        var all = new List<JsonNode>();
        foreach (var region in Regions)
        {
            all.AddRange((await new Client(office.Host, $"{region}-supervisor").ReadAsync("/api/cases?size=200")).List("/items"));
        }

        return all;
    }

    private Task<JsonNode> DeadlineAsync(JsonNode seen) => new Client(office.Host, $"{seen.Text("/region")}-supervisor").ReadAsync($"/api/cases/{seen.Text("/id")}/deadline");

    private async Task<IReadOnlyList<Application>> ApplicationsAsync()
    {
        var services = office.Host.Services.GetRequiredService<CaseServices>();
        var ids = new List<Guid>();
        await using (var query = office.Database.DataSource.CreateCommand("select id from cases.cases"))
        await using (var reader = await query.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                ids.Add(reader.GetGuid(0));
            }
        }

        var applications = new List<Application>();
        foreach (var id in ids)
        {
            await using var query = office.Database.DataSource.CreateCommand(LoadedCase.Query);
            query.Parameters.Add(new NpgsqlParameter { Value = id });
            await using var reader = await query.ExecuteReaderAsync();
            applications.Add((await LoadedCase.ReadAsync(reader, services, CancellationToken.None))!.Application.Value);
        }

        return applications;
    }
}
