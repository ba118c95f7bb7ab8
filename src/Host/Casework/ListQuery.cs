using System.Globalization;
using System.Text;
using MedInsFlows.Host.Api.Lists;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>A list with filters, put together from constant parts; values travel as parameters. Not thread-safe.</summary>
/// <param name="columns">What is selected.</param>
/// <param name="source">From where.</param>
/// <param name="order">In which order.</param>
/// <param name="cut">How a page is cut out of a long list before the rest is read; null where what is selected is at hand in the source.</param>
internal sealed class ListQuery(string columns, string source, string order, ListCut? cut = null)
{
    private readonly StringBuilder where = new("true");
    private readonly List<object> values = [];

    /// <summary>Adds a condition.</summary>
    /// <param name="condition">A constant text in which <c>{0}</c> stands for the value.</param>
    /// <param name="value">The value; null adds nothing.</param>
    public ListQuery And(string condition, object? value)
    {
        if (value is not null)
        {
            values.Add(value);
            where.Append(" and ").Append(string.Format(CultureInfo.InvariantCulture, condition, $"${values.Count}"));
        }

        return this;
    }

    /// <summary>Adds a condition on several values.</summary>
    /// <param name="condition">A constant text in which <c>{0}</c>, <c>{1}</c> … stand for the values.</param>
    /// <param name="several">The values.</param>
    public ListQuery AndSeveral(string condition, object[] several)
    {
        where.Append(" and ").Append(string.Format(CultureInfo.InvariantCulture, condition, [.. several.Select((_, place) => $"${values.Count + place + 1}")]));
        values.AddRange(several);
        return this;
    }

    /// <summary>Reads a page of it, and how long it is.</summary>
    public async Task<Page<T>> ReadAsync<T>(NpgsqlDataSource dataSource, Paging paging, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        Add(batch, $"select count(*) from {source} where {where}", []);
        var page = $"select {cut?.Columns ?? columns} from {source} where {where} order by {order} limit ${values.Count + 1} offset ${values.Count + 2}";
        Add(
            batch,
            cut is null ? page : $"select {columns} from (select row_number() over () as place, page.* from ({page}) page) listed {cut.Join} order by place",
            [paging.Size, paging.Skip]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var total = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);
        var items = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(await read(reader));
        }

        return paging.Of(items, total);
    }

    /// <summary>Counts what there is of each kind.</summary>
    /// <param name="dataSource">The database.</param>
    /// <param name="kinds">What makes a kind: constant expressions, in which <c>{0}</c> stands for the value.</param>
    /// <param name="value">The value.</param>
    /// <param name="read">Reads a kind and, after it, how many there are.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<T>> CountAsync<T>(NpgsqlDataSource dataSource, string kinds, object value, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var batch = new NpgsqlBatch(connection);
        var by = string.Format(CultureInfo.InvariantCulture, kinds, $"${values.Count + 1}");
        Add(batch, $"select {by}, count(*) from {source} where {where} group by {string.Join(", ", Enumerable.Range(1, by.Split(',').Length))}", [value]);
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        var counted = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            counted.Add(read(reader));
        }

        return counted;
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA2100", Justification = "Put together from constants; values are parameters.")]
    private void Add(NpgsqlBatch batch, string sql, object[] further)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values.Concat(further))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}

/// <summary>How a page is cut out of a long list: by narrow columns that an index or a narrow table holds, so that what is passed over is never opened. Immutable.</summary>
/// <param name="Columns">What is selected of the source.</param>
/// <param name="Join">How the rest is joined to what was cut, which is called <c>listed</c>.</param>
internal sealed record ListCut(string Columns, string Join);
