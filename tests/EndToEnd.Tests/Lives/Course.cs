using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using MedInsFlows.EndToEnd.Tests.Hosts;

namespace MedInsFlows.EndToEnd.Tests.Lives;

/// <summary>All that came of a case that was alone in its service, as lines in which two lives can be compared.</summary>
internal static class Course
{
    private const string Auditor = "heilongjiang-auditor";

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Tables =
    [
        "cases.cases", "cases.revisions", "cases.tasks", "cases.notices", "cases.files",
        "engine.instances", "engine.bookmarks", "engine.timers", "engine.journal", "engine.definition_versions", "engine.imported_files",
    ];

    /// <summary>The course of a case. Its journal must verify, and playing it again must lead to the same.</summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(Service service, ChronicDiseaseCase life)
    {
        await RequireSoundAsync(service, life.Id);
        var database = service.Installation.Database;
        var view = (JsonObject)await service.ReadAsync(ChronicDiseaseCase.Applicant, $"/api/cases/{life.Id}");
        // It counts from today, so it would differ after midnight.
        view.Remove("deadline");
        var journal = (JsonArray)await service.ReadAsync(Auditor, $"/api/audit/cases/{life.Id}/journal");
        var notices = await NoticesAsync(service.Installation, life.Email);
        var tasks = await database.RowsAsync(
            "select concat_ws(' ', 'task', stage, role, state, claimed_by, decided_by, decision) from cases.tasks order by opened_at, id");
        var timers = await database.RowsAsync("select concat_ws(' ', 'timer', kind, generation, outcome) from engine.timers order by due_at");
        var counts = await database.RowsAsync(string.Join(" union all ", Tables.Select(table => $"select '{table} ' || count(*) from {table}")));
        return Likeness.Of([view.ToJsonString(Readable), .. journal.Select(record => record!.ToJsonString(Readable)), .. notices, .. tasks, .. timers, .. counts]);
    }

    /// <summary>Asserts that a case's course is that of a calm life.</summary>
    public static async Task ShouldBeCalmAsync(Service service, ChronicDiseaseCase life, Ending ending)
    {
        var calm = await CalmLives.CourseAsync(ending);
        var course = await ReadAsync(service, life);
        foreach (var (line, expected) in course.Zip(calm))
        {
            line.Should().Be(expected);
        }

        course.Should().HaveSameCount(calm);
    }

    /// <summary>Asserts that a case's journal verifies, and that playing it again leads to the same.</summary>
    public static async Task RequireSoundAsync(Service service, string id)
    {
        var verification = await service.ReadAsync(Auditor, $"/api/audit/cases/{id}/verification");
        verification["intact"]!.GetValue<bool>().Should().BeTrue(verification.ToJsonString());
        var replay = await service.DoAsync(new Command(Auditor, $"/api/audit/cases/{id}/replay"));
        replay["identical"]!.GetValue<bool>().Should().BeTrue(replay.ToJsonString());
    }

    /// <summary>The notices as they arrived; one that a kill made arrive twice counts once.</summary>
    private static async Task<IEnumerable<string>> NoticesAsync(Installation installation, string email)
    {
        var queued = (await installation.Database.RowsAsync("select id::text from cases.notices")).Count;
        var mails = await installation.Mailbox.UntilMails(email, queued);
        while (mails.DistinctBy(mail => mail.MessageId).Count() < queued)
        {
            mails = await installation.Mailbox.UntilMails(email, mails.Count + 1);
        }

        return mails.Reverse().DistinctBy(mail => mail.MessageId).Select(mail => $"mail {mail.Subject} {mail.Text}");
    }
}
