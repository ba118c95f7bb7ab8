using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Npgsql;

namespace MedInsFlows.Engine.Storage;

/// <summary>
/// Brings a schema of the database up to the program by numbered SQL files.
/// </summary>
/// <remarks>
/// A file <c>…/Migrations/&lt;schema&gt;/NNNN_name.sql</c> that is embedded in an assembly is applied once, in the order of its number,
/// in a transaction of its own, and remembered with its SHA-256 in <c>&lt;schema&gt;.migrations</c>. An applied file never changes
/// again: a correction is a further file. Any number of hosts may start at once; a transaction-scoped advisory lock lets one of them
/// work at a time. All members are safe for concurrent use.
/// </remarks>
[SuppressMessage("Security", "CA2100", Justification = "The texts are files of the program itself and a checked schema name.")]
public static partial class Migrations
{
    /// <summary>Applies the files that the database does not have yet.</summary>
    /// <param name="dataSource">The database; its user may create schemas.</param>
    /// <param name="schema">The schema: lower-case letters and underscores.</param>
    /// <param name="assembly">The assembly in which the files are embedded.</param>
    /// <param name="cancellationToken">Stops the work between two files or rolls back the one at work.</param>
    /// <exception cref="InvalidDataException">
    /// The assembly has no file for the schema, a number is missing or taken twice, an applied file was changed or is unknown to this
    /// program, or PostgreSQL refused a file. The message (Chinese) names the file; what was applied before stays, the file itself has
    /// left no trace.
    /// </exception>
    public static async Task ApplyAsync(NpgsqlDataSource dataSource, string schema, Assembly assembly, CancellationToken cancellationToken)
    {
        var files = Read(schema, assembly);
        while (await ApplyNextAsync(dataSource, schema, files, cancellationToken))
        {
        }
    }

    private static async Task<bool> ApplyNextAsync(
        NpgsqlDataSource dataSource, string schema, IReadOnlyList<MigrationFile> files, CancellationToken cancellationToken)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock(hashtextextended('{schema}.migrations', 0))", cancellationToken);
        await ExecuteAsync(
            connection,
            $"""
            create schema if not exists {schema};
            create table if not exists {schema}.migrations (number integer primary key, name text not null, sha256 text not null);
            """,
            cancellationToken);

        var applied = await AppliedAsync(connection, schema, cancellationToken);
        RequireUnchanged(schema, files, applied);
        if (applied.Count == files.Count)
        {
            await transaction.CommitAsync(cancellationToken);
            return false;
        }

        var next = files[applied.Count];
        try
        {
            await ExecuteAsync(connection, next.Sql, cancellationToken);
        }
        catch (PostgresException refused)
        {
            throw new InvalidDataException($"数据库迁移文件 {schema}/{next.Name} 执行失败（{refused.SqlState}）：{refused.MessageText}", refused);
        }

        await RememberAsync(connection, schema, next, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private static void RequireUnchanged(string schema, IReadOnlyList<MigrationFile> files, List<(string Name, string Sha256)> applied)
    {
        if (applied.Count > files.Count)
        {
            throw new InvalidDataException(
                $"数据库已执行迁移 {schema}/{applied[files.Count].Name}，而本程序没有这个文件：数据库比程序新，请使用相同或更新版本的程序。");
        }

        foreach (var ((name, sha256), file) in applied.Zip(files))
        {
            if (name != file.Name || sha256 != file.Sha256)
            {
                throw new InvalidDataException(
                    $"数据库迁移文件 {schema}/{file.Name} 在执行之后被改动（执行时为 {name}）：已执行的文件不得更改，请恢复原文件，另增新编号的文件。");
            }
        }
    }

    private static async Task<List<(string Name, string Sha256)>> AppliedAsync(
        NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"select name, sha256 from {schema}.migrations order by number", connection);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        var applied = new List<(string, string)>();
        while (await reader.ReadAsync(cancellationToken))
        {
            applied.Add((reader.GetString(0), reader.GetString(1)));
        }

        return applied;
    }

    private static async Task RememberAsync(
        NpgsqlConnection connection, string schema, MigrationFile file, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand($"insert into {schema}.migrations values ($1, $2, $3)", connection);
        command.Parameters.Add(new() { Value = file.Number });
        command.Parameters.Add(new() { Value = file.Name });
        command.Parameters.Add(new() { Value = file.Sha256 });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static List<MigrationFile> Read(string schema, Assembly assembly)
    {
        if (!SchemaName().IsMatch(schema))
        {
            throw new ArgumentException("A schema is named by lower-case letters and underscores.", nameof(schema));
        }

        var files = new List<MigrationFile>();
        var folder = $".Migrations.{schema}.";
        foreach (var resource in assembly.GetManifestResourceNames().Where(name => name.EndsWith(".sql", StringComparison.Ordinal)))
        {
            var start = resource.IndexOf(folder, StringComparison.Ordinal);
            if (start >= 0)
            {
                files.Add(ReadFile(schema, assembly, resource, resource[(start + folder.Length)..]));
            }
        }

        if (files.Count == 0)
        {
            throw new InvalidDataException($"程序集 {assembly.GetName().Name} 中没有嵌入数据库迁移文件 Migrations/{schema}/*.sql。");
        }

        files.Sort((left, right) => left.Number.CompareTo(right.Number));
        RequireConsecutive(schema, files);
        return files;
    }

    private static void RequireConsecutive(string schema, List<MigrationFile> files)
    {
        for (var index = 0; index < files.Count; index++)
        {
            var expected = index + 1;
            if (files[index].Number < expected)
            {
                throw new InvalidDataException($"数据库迁移 {schema} 的编号重复：{files[index - 1].Name}、{files[index].Name}。");
            }

            if (files[index].Number > expected)
            {
                throw new InvalidDataException($"数据库迁移 {schema} 缺少编号 {expected:0000}：其后的文件是 {files[index].Name}。");
            }
        }
    }

    private static MigrationFile ReadFile(string schema, Assembly assembly, string resource, string name)
    {
        if (!FileName().IsMatch(name))
        {
            throw new InvalidDataException($"数据库迁移文件 {schema}/{name} 命名不符：应为四位编号、下划线和名称，例如 0001_tables.sql。");
        }

        using var stream = assembly.GetManifestResourceStream(resource)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return new(
            int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture),
            name,
            Encoding.UTF8.GetString(bytes),
            Convert.ToHexStringLower(SHA256.HashData(bytes)));
    }

    [GeneratedRegex("^[a-z_]+$")]
    private static partial Regex SchemaName();

    [GeneratedRegex(@"^\d{4}_[a-z0-9_]+\.sql$")]
    private static partial Regex FileName();

    private sealed record MigrationFile(int Number, string Name, string Sql, string Sha256);
}
