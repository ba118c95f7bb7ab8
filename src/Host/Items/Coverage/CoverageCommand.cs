using System.Text.Json;
using MedInsFlows.Host.Startup;

namespace MedInsFlows.Host.Items.Coverage;

/// <summary>The command <c>coverage</c> of the program: see <c>./medins</c>. It reads the files, no database.</summary>
internal static class CoverageCommand
{
    private const string Usage = "用法：./medins coverage [地区] [事项]";

    /// <summary>Runs it.</summary>
    /// <param name="options">The words after <c>coverage</c>: a region and an item, both may be left out.</param>
    /// <param name="configuration">Names the folder of definition files.</param>
    /// <param name="output">Told the report.</param>
    /// <exception cref="StartupException">Something that the operator can mend stands in the way.</exception>
    public static async Task RunAsync(IReadOnlyList<string> options, IConfiguration configuration, TextWriter output)
    {
        if (options.Count > 2 || options.Any(option => option.StartsWith('-')))
        {
            throw new StartupException(Usage);
        }

        var folder = configuration["MedIns:Workflows"];
        if (string.IsNullOrWhiteSpace(folder) || !Directory.Exists(folder))
        {
            throw new StartupException("请设置 MedIns__Workflows（流程文件所在的文件夹）。");
        }

        var files = Files(folder, options);
        if (files.Count == 0)
        {
            throw new StartupException($"没有符合的流程文件。{Usage}");
        }

        var documents = new SourceDocuments(SourceDocuments.Beside(folder));
        var reports = new List<CoverageReport>();
        foreach (var file in files)
        {
            var report = await ReportAsync(file, documents);
            reports.Add(report);
            await WriteAsync($"{Path.GetFileName(Path.GetDirectoryName(file))}/{Path.GetFileNameWithoutExtension(file)}", report, output);
        }

        await output.WriteLineAsync(
            $"合计 {reports.Count} 个事项：{reports.Sum(report => report.Lines.Count)} 行，未载入 {reports.Sum(report => report.NotCarried.Count)} 行；"
            + $"无依据的节点 {reports.Sum(report => report.WithoutClause.Count)} 个，只有推定的节点 {reports.Sum(report => report.OnlyInferred.Count)} 个。");
    }

    private static IReadOnlyList<string> Files(string folder, IReadOnlyList<string> options) =>
    [
        .. Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Where(file => (options.Count < 1 || Path.GetFileName(Path.GetDirectoryName(file)) == options[0]) && (options.Count < 2 || Path.GetFileNameWithoutExtension(file) == options[1])),
    ];

    private static async Task<CoverageReport> ReportAsync(string file, SourceDocuments documents)
    {
        try
        {
            using var definition = JsonDocument.Parse(await File.ReadAllBytesAsync(file));
            var application = definition.RootElement.GetProperty("root").GetProperty("activities").EnumerateArray().First(activity => activity.GetProperty("type").GetString() == "MedIns.Application");
            var number = application.GetProperty("seq").GetProperty("expression").GetProperty("value");
            var seq = number.ValueKind == JsonValueKind.Number ? number.GetInt32() : int.Parse(number.GetString()!, System.Globalization.CultureInfo.InvariantCulture);
            var title = application.GetProperty("title").GetProperty("expression").GetProperty("value").GetString()!;
            return CoverageJudge.Of(definition.RootElement, title, documents.Of(Path.GetFileName(Path.GetDirectoryName(file))!).GetValueOrDefault(seq));
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new StartupException($"{file} 不是事项的流程定义，请先用 ./test 检查流程文件。", broken);
        }
    }

    private static async Task WriteAsync(string name, CoverageReport report, TextWriter output)
    {
        await output.WriteLineAsync(report.Lines.Count == 0
            ? $"{name} {report.Title}：文件中找不到这一事项。"
            : $"{name} {report.Title}：{report.Lines.Count} 行，已载入 {report.Lines.Count - report.NotCarried.Count} 行，未载入 {report.NotCarried.Count} 行；节点 {report.Nodes.Count} 个，无依据 {report.WithoutClause.Count} 个，只有推定 {report.OnlyInferred.Count} 个");
        foreach (var line in report.NotCarried)
        {
            await output.WriteLineAsync(line.Nodes.Count == 0 ? $"  未载入：{line.Text}" : $"  部分未载入：{line.Text}\n    缺：{line.Missing}");
        }

        foreach (var node in report.WithoutClause)
        {
            await output.WriteLineAsync($"  无依据：{node.Name}（{node.Id}）");
        }

        foreach (var node in report.OnlyInferred)
        {
            await output.WriteLineAsync($"  只有推定：{node.Name}（{node.Id}）");
        }
    }
}
