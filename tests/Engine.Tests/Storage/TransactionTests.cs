using MedInsFlows.Engine.Storage;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Engine.Tests.Storage;

public sealed class TransactionTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync()
    {
        database = await TestDatabase.CreateAsync();
        await using var create = database.DataSource.CreateCommand("create table rows (number integer primary key, text text)");
        await create.ExecuteNonQueryAsync();
    }

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task What_was_collected_is_answered_in_its_order_one_result_set_for_each()
    {
        await using var transaction = await OpenAsync();
        transaction.Add("insert into rows values ($1, $2)", 1, "one");
        transaction.Add("select number, text from rows");
        transaction.Add("insert into rows values ($1, $2) returning number", 2, Transaction.Typed(null, NpgsqlDbType.Text));
        transaction.Add("select count(*) from rows where text is null");

        var answers = new List<object>();
        await using (var reader = await transaction.ReadAsync(CancellationToken.None))
        {
            do
            {
                while (await reader.ReadAsync())
                {
                    answers.AddRange(Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue));
                }
            }
            while (await reader.NextResultAsync());
        }

        answers.Should().Equal(1, "one", 2, 1L);
    }

    [Fact]
    public async Task Rows_can_be_read_while_the_next_commands_are_collected()
    {
        await using var transaction = await OpenAsync();
        transaction.Add("select * from generate_series(1, 3)");
        transaction.Add("select * from generate_series(4, 6)");
        await using (var reader = await transaction.ReadAsync(CancellationToken.None))
        {
            for (var set = 0; set < 2; set++, await reader.NextResultAsync())
            {
                while (await reader.ReadAsync())
                {
                    transaction.Add("insert into rows values ($1)", reader.GetInt32(0));
                }
            }
        }

        await transaction.CommitAsync(CancellationToken.None);

        (await NumbersAsync()).Should().Equal(1, 2, 3, 4, 5, 6);
    }

    [Fact]
    public async Task Nothing_is_there_for_others_before_the_commit_and_all_after_it()
    {
        await using var transaction = await OpenAsync();
        transaction.Add("insert into rows values (1)");
        await transaction.FlushAsync(CancellationToken.None);
        transaction.Add("insert into rows values (2)");
        (await NumbersAsync()).Should().BeEmpty();

        await transaction.CommitAsync(CancellationToken.None);

        (await NumbersAsync()).Should().Equal(1, 2);
    }

    [Fact]
    public async Task What_is_not_committed_is_rolled_back_and_the_connection_can_be_used_again()
    {
        for (var round = 0; round < 50; round++)
        {
            await using var transaction = await OpenAsync();
            transaction.Add("insert into rows values (1)");
            await transaction.FlushAsync(CancellationToken.None);
        }

        (await NumbersAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task A_command_that_is_refused_takes_all_others_with_it()
    {
        await using (var transaction = await OpenAsync())
        {
            transaction.Add("insert into rows values (1)");
            transaction.Add("insert into rows values (1)");
            transaction.Add("insert into rows values (2)");

            var commit = () => transaction.CommitAsync(CancellationToken.None);

            (await commit.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.UniqueViolation);
        }

        (await NumbersAsync()).Should().BeEmpty();
    }

    private ValueTask<Transaction> OpenAsync() => Transaction.OpenAsync(database.DataSource, CancellationToken.None);

    private async Task<IReadOnlyList<int>> NumbersAsync()
    {
        await using var query = database.DataSource.CreateCommand("select number from rows order by number");
        await using var reader = await query.ExecuteReaderAsync();
        var numbers = new List<int>();
        while (await reader.ReadAsync())
        {
            numbers.Add(reader.GetInt32(0));
        }

        return numbers;
    }
}
