using System.IO.Compression;
using System.Text;
using System.Text.Json;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Definitions;
using MedInsFlows.Host.Studio.Definitions;
using MedInsFlows.Host.Studio.Instances;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Transfer;

/// <summary>Definitions and instances as files. A definition is written in its canonical form, as it stands in <c>workflows/</c>.</summary>
internal static class TransferEndpoints
{
    private const string Json = "application/json";
    private const string Zip = "application/zip";

    /// <summary>Files that one archive has at most.</summary>
    private const int Most = 200;

    /// <summary>Maps the endpoints.</summary>
    public static void MapTransfer(this IEndpointRouteBuilder studio)
    {
        studio.MapGet("workflow-definitions/{definitionId}/export", ExportAsync).Allow(Permission.ReadWorkflows);
        studio.MapPost("bulk-actions/export/workflow-definitions", ExportManyAsync).Allow(Permission.ReadWorkflows);
        studio.MapGet("workflow-instances/{id:guid}/export", ExportInstanceAsync).Allow(Permission.ReadWorkflows);
        studio.MapPost("bulk-actions/export/workflow-instances", ExportInstancesAsync).Allow(Permission.ReadWorkflows);
    }

    private static async Task<IResult> ExportAsync(string definitionId, HttpRequest request, Caller caller, DefinitionOffice office, CancellationToken cancellationToken)
    {
        var history = await office.FindAsync(caller, definitionId, cancellationToken);
        var version = VersionOptions.Read(request.Query).Of(history).FirstOrDefault() ?? throw Problem.NotFound();
        return TypedResults.File(
            Encoding.UTF8.GetBytes(await office.DocumentAsync(caller, definitionId, version.Number, cancellationToken)), Json, $"{definitionId}.json");
    }

    private static async Task<IResult> ExportManyAsync(ElsaBody body, Caller caller, StudioDefinitions definitions, DefinitionOffice office, CancellationToken cancellationToken)
    {
        var files = new List<(string Name, byte[] Content)>();
        foreach (var id in Chosen(body))
        {
            var (history, version) = await definitions.FindAsync(caller, id, cancellationToken);
            var text = await office.DocumentAsync(caller, history.DefinitionId, version.Number, cancellationToken);
            files.Add(($"{history.DefinitionId}-v{version.Number}.json", Encoding.UTF8.GetBytes(text)));
        }

        return TypedResults.File(Archive(files), Zip, "workflow-definitions.zip");
    }

    private static async Task<IResult> ExportInstanceAsync(Guid id, Caller caller, StudioInstances instances, CancellationToken cancellationToken) =>
        TypedResults.File(await InstanceAsync(id, caller, instances, cancellationToken), Json, $"workflow-instance-{id}.json");

    private static async Task<IResult> ExportInstancesAsync(ElsaBody body, Caller caller, StudioInstances instances, CancellationToken cancellationToken)
    {
        var files = new List<(string Name, byte[] Content)>();
        foreach (var text in Chosen(body))
        {
            var id = Guid.TryParse(text, out var read) ? read : throw Problem.NotFound();
            files.Add(($"workflow-instance-{id}.json", await InstanceAsync(id, caller, instances, cancellationToken)));
        }

        return TypedResults.File(Archive(files), Zip, "workflow-instances.zip");
    }

    private static async Task<byte[]> InstanceAsync(Guid id, Caller caller, StudioInstances instances, CancellationToken cancellationToken) => JsonSerializer.SerializeToUtf8Bytes(
        new
        {
            WorkflowInstance = await instances.ReadAsync(caller, id, cancellationToken),
            WorkflowExecutionLogRecords = await InstanceEndpoints.RowsAsync(id, caller, instances, cancellationToken),
        },
        ElsaJson.Options);

    private static IReadOnlyList<string> Chosen(ElsaBody body)
    {
        var ids = (body.As<ChosenIds>().Ids ?? []).Distinct().ToList();
        return ids.Count is > 0 and <= Most ? ids : throw Problem.InvalidBody([new("/ids", ErrorCode.BadValue, $"请选择 1 到 {Most} 个。")]);
    }

    private static byte[] Archive(IEnumerable<(string Name, byte[] Content)> files)
    {
        using var archive = new MemoryStream();
        using (var zip = new ZipArchive(archive, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(content);
            }
        }

        return archive.ToArray();
    }

    /// <summary>What was chosen, on the wire.</summary>
    private sealed record ChosenIds(IReadOnlyList<string>? Ids);
}
