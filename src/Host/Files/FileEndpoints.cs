using System.Text.Json;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using Microsoft.AspNetCore.Antiforgery;
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

        // The same for pages, whose cookie the API does not take.
        endpoints.MapGet("/files/{id:guid}", OpenAsync).ExcludeFromDescription().Allow(Permission.ReadCases);
        endpoints.MapPost("/files", UploadFromPageAsync).ExcludeFromDescription().Allow(Permission.Apply);
    }

    // A browser keeps it as a file, under a name of ours, and runs nothing in it.
    private static async Task<IResult> OpenAsync(Guid id, HttpContext context, Caller caller, FileDesk desk, CancellationToken cancellationToken)
    {
        var file = await desk.FindAsync(id, caller, cancellationToken);
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        context.Response.ContentLength = file.Size;
        return TypedResults.Stream(stream => desk.WriteAsync(file, stream, cancellationToken), file.ContentType, $"{id}.{FileKind.Extension(file.ContentType)}");
    }

    // The token comes in a header: the form itself is read as it comes, and not before the token has been judged.
    private static async Task<CommandAnswer> UploadFromPageAsync(
        HttpContext context,
        Caller caller,
        IAntiforgery antiforgery,
        IOptions<AntiforgeryOptions> options,
        FileReception reception,
        UploadedFiles files,
        CommandRunner runner,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        CancellationToken cancellationToken) =>
        context.Request.Headers.ContainsKey(options.Value.HeaderName!) && await antiforgery.IsRequestValidAsync(context)
            ? await UploadAsync(context, caller, null, reception, files, runner, json, cancellationToken)
            : throw Problem.BadRequest();

    private static async Task<CommandAnswer> UploadAsync(
        HttpContext context,
        Caller caller,
        IdempotencyKey? key,
        FileReception reception,
        UploadedFiles files,
        CommandRunner runner,
        IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions> json,
        CancellationToken cancellationToken)
    {
        var received = await ReceiveAsync(context.Request, caller, reception, cancellationToken);
        var taken = false;
        try
        {
            return await runner.RunAsync(
                CommandRequest.Of(context, key, received.Sha256),
                transaction =>
                {
                    taken = true;
                    return Task.FromResult(files.Complete(transaction, received, caller.AccountId));
                },
                (file, _) => Task.FromResult(new CommandAnswer(StatusCodes.Status200OK, null, JsonSerializer.SerializeToUtf8Bytes(file, json.Value.SerializerOptions))),
                cancellationToken);
        }
        finally
        {
            // Sent again under its key, it is there already.
            if (!taken && received.LastPart > 0)
            {
                await files.DiscardAsync(received.Id);
            }
        }
    }

    private static async Task<ReceivedFile> ReceiveAsync(HttpRequest request, Caller caller, FileReception reception, CancellationToken cancellationToken)
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
                    return await reception.ReceiveAsync(section.Body, caller.AccountId, cancellationToken);
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
