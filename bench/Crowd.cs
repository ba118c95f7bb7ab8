using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>Open cases that stand in the database while others are worked on: copies of open ones, row by row, under ids of their own.</summary>
[SuppressMessage("Security", "CA2100", Justification = "The texts are put together from constants and numbers.")]
internal sealed class Crowd(NpgsqlDataSource database)
{
    private static readonly (string Table, string Case)[] Tables =
        [("engine.instances", "id"), ("engine.bookmarks", "instance_id"), ("engine.journal", "instance_id"), ("cases.cases", "id"), ("cases.revisions", "case_id"), ("cases.tasks", "case_id")];

    private int size;

    /// <summary>Copies until there are so many.</summary>
    public async Task GrowToAsync(int cases)
    {
        await using var connection = await database.OpenConnectionAsync();
        await ExecuteAsync(
            connection,
            $"""
            create temp table pair as
                select source.id as old, overlay(gen_random_uuid()::text placing left(source.id::text, 13) from 1 for 13)::uuid as new, row_number() over () as number
                from (select id from cases.cases where closed_at is null order by id limit 1000) source, generate_series(1, {Math.Max(1, cases / 1000)})
                limit {cases - size}
            """);
        foreach (var (table, id) in Tables)
        {
            var changed = $"'{id}', pair.new" + table switch
            {
                "cases.cases" => $", 'case_number', lpad(({size} + pair.number)::text, 24, '9')",
                "engine.instances" or "engine.journal" => "",
                "cases.tasks" => ", 'id', gen_random_uuid(), 'role', 'crowd'",
                _ => ", 'id', gen_random_uuid()",
            };
            await ExecuteAsync(
                connection,
                $"insert into {table} select copy.* from {table} original join pair on pair.old = original.{id}, jsonb_populate_record(original, jsonb_build_object({changed})) copy");
        }

        await ExecuteAsync(connection, "drop table pair");
        await ExecuteAsync(connection, "vacuum analyze");
        size = cases;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }
}
