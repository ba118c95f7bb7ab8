using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Startup;
using Npgsql;

namespace MedInsFlows.Host.Definitions.Export;

/// <summary>The command <c>export</c> of the program: see <c>./medins</c>.</summary>
internal static class ExportCommand
{
    private const string OnlyPublished = "--published";

    /// <summary>Runs it.</summary>
    /// <param name="options">The words after <c>export</c>.</param>
    /// <param name="configuration">Names the database and the folder, as for the service.</param>
    /// <param name="output">Told what was written.</param>
    /// <exception cref="StartupException">Something that the operator can mend stands in the way.</exception>
    public static async Task RunAsync(IReadOnlyList<string> options, IConfiguration configuration, TextWriter output)
    {
        if (options.Any(option => option != OnlyPublished))
        {
            throw new StartupException($"用法：./medins export [{OnlyPublished}]");
        }

        var (database, folder) = (configuration["MedIns:Database"], configuration["MedIns:Workflows"]);
        if (string.IsNullOrWhiteSpace(database) || string.IsNullOrWhiteSpace(folder) || !Directory.Exists(folder))
        {
            throw new StartupException("请设置 MedIns__Database（数据库）和 MedIns__Workflows（流程文件所在的文件夹）。");
        }

        try
        {
            await using var dataSource = DatabaseConnections.Create(database);
            var lines = await new DefinitionExport(dataSource, folder).RunAsync(options.Contains(OnlyPublished), CancellationToken.None);
            foreach (var line in lines.DefaultIfEmpty("没有改动。"))
            {
                await output.WriteLineAsync(line);
            }
        }
        catch (NpgsqlException unreachable) when (unreachable is not PostgresException)
        {
            throw new StartupException("无法连接数据库，请检查 MedIns__Database 和数据库是否在运行。", unreachable);
        }
    }
}
