using System.Security.Cryptography;
using System.Text.Json;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace MedInsFlows.Host.Files;

/// <summary>Uploading and opening of files.</summary>
internal static class FileEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/files/{id:guid}", OpenAsync)
            .WithName("openFile").WithTags("办件").WithSummary("打开材料文件：上传人，或办理所属办件的人员（记入访问日志）").Allow(Permission.ReadCases)
            .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream");
        endpoints.MapPost("/api/files", UploadAsync)
            .WithName("uploadFile").WithTags("办件").WithSummary("上传一个材料文件（PDF、JPEG、PNG、TIFF、WebP、HEIC，不超过 10 MiB）").Allow(Permission.Apply)
            .Accepts<UploadForm>("multipart/form-data").Produces<UploadedFile>();
    }

    // A browser keeps it as a file, under a name of ours, and runs nothing in it.
    private static async Task<IResult> OpenAsync(Guid id, HttpContext context, Caller caller, FileDesk desk, CancellationToken cancellationToken)
    {
        var (contentType, content) = await desk.OpenAsync(id, caller, cancellationToken);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(content, contentType, $"{id}.{FileKind.Extension(contentType)}");
    }

    private static async Task<CommandAnswer> UploadAsync(
        HttpContext context, Caller caller, IdempotencyKey? key, UploadedFiles files, CommandRunner runner, IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json, CancellationToken cancellationToken)
    {
        var content = await ReadAsync(context.Request, cancellationToken);
        var contentType = FileKind.Of(content) ?? throw Problem.FileKindNotTaken();
        return await runner.RunAsync(
            CommandRequest.Of(context, key, SHA256.HashData(content)),
            transaction => Task.FromResult(files.Add(transaction, caller.AccountId, content, contentType)),
            (file, _) => Task.FromResult(new CommandAnswer(StatusCodes.Status200OK, null, JsonSerializer.SerializeToUtf8Bytes(file, json.Value.SerializerOptions))),
            cancellationToken);
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= 70 } boundary)
        {
            throw Problem.UnsupportedMediaType();
        }

        try
        {
            var reader = new MultipartReader(boundary.ToString(), request.Body);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition) && HeaderUtilities.RemoveQuotes(disposition.Name) == "file")
                {
                    var content = await LimitedBody.ReadAsync(section.Body, UploadedFiles.LargestSize, cancellationToken);
                    return content is [] ? throw Problem.InvalidBody([new("/file", ErrorCode.BadValue, "文件是空的，请重新选择。")]) : content;
                }
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw Problem.BadRequest();
        }

        throw Problem.InvalidBody([new("/file", ErrorCode.MissingField, "请在 multipart/form-data 的 file 字段中上传文件。")]);
    }

    /// <summary>What is uploaded.</summary>
    internal sealed record UploadForm(IFormFile File);
}
