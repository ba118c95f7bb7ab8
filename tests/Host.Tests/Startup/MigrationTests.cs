using MedInsFlows.Engine.Storage;

namespace MedInsFlows.Host.Tests.Startup;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly (string Name, string Sql) First =
        ("test.0001_first.sql", "create table test.one (id int); insert into test.one values (1)");

    private static readonly (string Name, string Sql) Second = ("test.0002_second.sql", "insert into test.one values (2)");

    private static readonly (string Name, string Sql) Broken =
        ("test.0002_broken.sql", "insert into test.one values (2); insert into test.none values (3)");

    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task Files_are_applied_in_their_order_and_once()
    {
        await ApplyAsync(Second, First, ("other.0001_x.sql", "nonsense"));
        await ApplyAsync(Second, First);

        (await ScalarAsync("select count(*) from test.one")).Should().Be(2L);
        (await ScalarAsync("select string_agg(name, ' ' order by number) from test.migrations"))
            .Should().Be("0001_first.sql 0002_second.sql");
    }

    [Fact]
    public async Task A_later_file_is_added_to_what_is_there()
    {
        await ApplyAsync(First);
        await ApplyAsync(First, Second);

        (await ScalarAsync("select count(*) from test.one")).Should().Be(2L);
    }

    [Fact]
    public async Task A_changed_file_is_named_and_nothing_is_applied()
    {
        await ApplyAsync(First);

        await ShouldFailAsync("*test/0001_first.sql*改动*", First with { Sql = First.Sql + " " }, Second);
        (await ScalarAsync("select count(*) from test.one")).Should().Be(1L);
    }

    [Fact]
    public async Task A_renamed_file_is_named()
    {
        await ApplyAsync(First);

        await ShouldFailAsync("*test/0001_other.sql*0001_first.sql*", First with { Name = "test.0001_other.sql" });
    }

    [Fact]
    public Task A_gap_is_named() => ShouldFailAsync("*test*0002*0003_third.sql*", First, ("test.0003_third.sql", "select 1"));

    [Fact]
    public Task A_number_taken_twice_is_named() => ShouldFailAsync("*重复*0001_*0001_*", First, ("test.0001_twin.sql", "select 1"));

    [Fact]
    public Task A_misnamed_file_is_named() => ShouldFailAsync("*test/1_first.sql*命名*", ("test.1_first.sql", "select 1"));

    [Fact]
    public Task Forgotten_files_are_noticed() => ShouldFailAsync("*Migrations/test/*", ("other.0001_x.sql", "select 1"));

    [Fact]
    public async Task A_database_ahead_of_the_program_is_refused()
    {
        await ApplyAsync(First, Second);

        await ShouldFailAsync("*test/0002_second.sql*数据库比程序新*", First);
    }

    [Fact]
    public async Task A_failing_file_leaves_no_trace_and_the_ones_before_stay()
    {
        await ShouldFailAsync("*test/0002_broken.sql*", First, Broken);

        (await ScalarAsync("select count(*) from test.one")).Should().Be(1L);
        (await ScalarAsync("select count(*) from test.migrations")).Should().Be(1L);
    }

    [Fact]
    public async Task Hosts_that_start_at_once_take_turns()
    {
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => ApplyAsync(First, Second)));

        (await ScalarAsync("select count(*) from test.one")).Should().Be(2L);
    }

    private Task ApplyAsync(params (string Name, string Sql)[] files) =>
        Migrations.ApplyAsync(database.DataSource, "test", new TestAssembly(files), CancellationToken.None);

    private async Task ShouldFailAsync(string message, params (string Name, string Sql)[] files)
    {
        var apply = () => ApplyAsync(files);
        await apply.Should().ThrowAsync<InvalidDataException>().WithMessage(message);
    }

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var command = database.DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync();
    }
}
