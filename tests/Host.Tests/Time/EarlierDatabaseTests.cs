using System.Globalization;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Time;

/// <summary>A database from before limits were recomputed, with cases that run.</summary>
public sealed class EarlierDatabaseTests : NoticeStory
{
    /// <summary>Takes back what <c>cases/0003_recomputed_limits.sql</c> and the program since then have written.</summary>
    private const string Before =
        """
        drop table cases.running_limits;
        alter table cases.holiday_notices drop column loaded_by;
        update cases.cases set file = jsonb_set(file::jsonb, '{clocks}', coalesce((
            select jsonb_agg(clock - 'calendar' order by place) from jsonb_array_elements(file::jsonb -> 'clocks') with ordinality as clocks (clock, place)), '[]'))::text;
        """;

    [Fact]
    public async Task Its_limits_are_found_and_recomputed_when_the_next_notice_comes()
    {
        var submitted = await Citizen().ApplyAsync(ChronicDisease);
        var running = await AcceptAsync();
        var completed = await Clerk("provider-reviewer").DecideAsync(await AcceptAsync(), "审核通过");
        var dueOn = (await Citizen().DeadlineAsync(completed)).Text("/dueOn");
        await ExecuteAsync(Before);

        await ExecuteAsync(await File.ReadAllTextAsync(Path.Combine(HostFolder.Clone, "src/Cases/Storage/Migrations/cases/0003_recomputed_limits.sql")));
        await using var later = await StartAsync();

        (await RowsAsync("select case_id || ' ' || region || ' ' || calendar from cases.running_limits")).Should().Equal($"{running.Id} heilongjiang 3");
        (await RowsAsync("select id || ' ' || (file::jsonb #> '{clocks,0,calendar}') from cases.cases where file::jsonb @@ 'exists($.clocks[0])'"))
            .Should().BeEquivalentTo($"{running.Id} 3", $"{completed.Id} 3");
        (await RecomputeAsync(later)).Should().Be(0, "they were computed by the notices that are there");
        await LoadAsync(NextYear());
        (await RecomputeAsync(later)).Should().Be(1);
        await ShouldBeDueAsync(running, "2027-01-09", provisional: false, generation: 1);
        (await MovesAsync(running)).Should().ContainSingle();
        (await MovesAsync(completed)).Should().BeEmpty();
        (await Citizen().DeadlineAsync(completed)).Text("/dueOn").Should().Be(dueOn);
        (await Clerk("provider-acceptor").DecideAsync(submitted, "受理")).Status.Should().Be("inReview");
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var command = Database.DataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<List<string>> RowsAsync(string sql)
    {
        await using var query = Database.DataSource.CreateCommand(sql);
        await using var reader = await query.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(Convert.ToString(reader[0], CultureInfo.InvariantCulture)!);
        }

        return rows;
    }
}
