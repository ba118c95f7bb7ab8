using System.Net;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Outbox;
using Npgsql;

namespace MedInsFlows.Host.Tests.Commands;

/// <summary>A command whose commit fails, or whose answer is lost after it (design.md, promises 1, 2 and 7).</summary>
[Collection(StandingTimeTests.Name)]
public sealed class BrokenCommitTests(OutboxHost office) : CaseworkStory(office)
{
    private readonly Citizen citizen = office.Citizen();

    public override Task InitializeAsync() => office.EmptyAsync();

    [Fact]
    public async Task What_was_not_committed_never_was_and_no_mail_is_sent_for_it()
    {
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease");
        var tables = await TableDigest.TablesAsync(Office.Database, "engine", "cases");
        await TableDigest.UntilProvenAsync(Office.Database.DataSource);
        var before = await TableDigest.TakeAsync(Office.Database, [.. tables, "accounts.answers"]);
        At(CrashPoint.BeforeCommit, EndTransactions);

        using (var broken = await citizen.PostAsync("/api/cases", form.Body, "broken"))
        {
            await broken.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
        }

        (await TableDigest.TakeAsync(Office.Database, [.. before.Keys])).Should().Equal(before);
        (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(0);
        using var again = await citizen.PostAsync("/api/cases", form.Body, "broken");
        again.StatusCode.Should().Be(HttpStatusCode.Created, "the key is not used up");
        (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);
        (await Office.Mailbox.UntilMails(citizen.Person.Email, 1)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_decision_that_was_not_committed_leaves_the_task_as_it_was()
    {
        var acceptor = Office.Clerk("provider-acceptor");
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        var task = await acceptor.ClaimAsync(opened);
        At(CrashPoint.BeforeCommit, EndTransactions);

        using (var broken = await acceptor.TryCompleteAsync(task, "不予受理", "不属于本统筹区"))
        {
            await broken.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
        }

        (await citizen.CaseAsync(opened)).Status.Should().Be("submitted");
        (await citizen.NotificationsAsync(opened)).Should().BeEmpty();
        using var accepted = await acceptor.TryCompleteAsync(task, "受理");
        accepted.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(CrashPoint.AfterLock)]
    [InlineData(CrashPoint.AfterActivities)]
    [InlineData(CrashPoint.BeforeCommit)]
    public async Task Whatever_fails_before_the_commit_leaves_nothing_behind(CrashPoint point)
    {
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);
        At(point, () => throw new InvalidOperationException("Lights out."));

        using (var broken = await citizen.TryWithdrawAsync(opened, key: $"at-{point}"))
        {
            await broken.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
        }

        (await citizen.CaseAsync(opened)).Status.Should().Be("submitted");
        (await citizen.WithdrawAsync(opened)).Status.Should().Be("withdrawn");
    }

    [Fact]
    public async Task An_answer_that_was_lost_after_the_commit_is_given_when_the_command_is_sent_again()
    {
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).LeaveOutField("disease");
        At(CrashPoint.AfterCommit, () => throw new InvalidOperationException("Lights out."));

        using var lost = await citizen.PostAsync("/api/cases", form.Body, "lost");
        using var again = await citizen.PostAsync("/api/cases", form.Body, "lost");

        lost.StatusCode.Should().Be(HttpStatusCode.InternalServerError);
        again.StatusCode.Should().Be(HttpStatusCode.Created);
        var listed = await citizen.ReadAsync($"/api/cases?q={(await again.ReadAsync()).Text("/caseNumber")}");
        listed.At("/total")!.GetValue<int>().Should().Be(1);
        (await office.Queue.SendPendingAsync(CancellationToken.None)).Should().Be(1);
        (await Office.Mailbox.UntilMails(citizen.Person.Email, 1)).Should().ContainSingle();
    }

    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.ConnectionFailure)]
    [InlineData(PostgresErrorCodes.IoError)]
    public async Task What_may_have_been_committed_is_not_done_again(string sqlState)
    {
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();
        At(CrashPoint.AfterCommit, () => throw new PostgresException("The session has ended.", "FATAL", "FATAL", sqlState));

        using var answer = await citizen.PostAsync("/api/cases", form.Body);

        await answer.ShouldBeProblemAsync(HttpStatusCode.InternalServerError, "internal-error");
        (await CountAsync()).Should().Be(1);
    }

    [Theory]
    [InlineData(PostgresErrorCodes.DeadlockDetected)]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    public async Task What_the_database_gave_up_for_anothers_sake_is_done_again(string sqlState)
    {
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();
        At(CrashPoint.BeforeCommit, () => throw new PostgresException("Given up.", "ERROR", "ERROR", sqlState));

        await citizen.ApplyAsync(form);

        (await CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task After_seven_days_the_same_key_is_a_new_command()
    {
        var form = (await citizen.FillAsync(CaseworkHost.ChronicDisease)).WithoutMail();
        var first = await OpenAsync(form);

        Office.MachineTime.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Office.Host.SignEveryoneOut();
        (await OpenAsync(form)).Should().Be(first);
        Office.MachineTime.Advance(TimeSpan.FromMinutes(1));
        (await OpenAsync(form)).Should().NotBe(first);
    }

    private async Task<string> OpenAsync(ApplicationForm form)
    {
        using var answer = await citizen.PostAsync("/api/cases", form.Body, "weekly");
        return (await answer.ReadAsync()).Text("/id");
    }

    /// <summary>How many cases the citizen has.</summary>
    private async Task<int> CountAsync()
    {
        using var found = await Office.Clerk("acceptor").PostAsync("/api/cases/search", $$"""{"idNumber":"{{citizen.Person.IdNumber}}"}""");
        return (await found.ReadAsync()).At("/total")!.GetValue<int>();
    }

    /// <summary>Does something once when the next command comes to a point.</summary>
    private void At(CrashPoint wanted, Action happening) => office.Reached = point =>
    {
        if (point == wanted)
        {
            office.Reached = null;
            happening();
        }
    };

    /// <summary>Ends the sessions of all who are within a transaction, as an administrator of the database would.</summary>
    private void EndTransactions()
    {
        using var command = Office.Database.DataSource.CreateCommand(
            "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = current_database() and state = 'idle in transaction'");
        command.ExecuteScalar().Should().Be(true);
    }
}
