using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Files;

namespace MedInsFlows.Host.Pages.Work;

/// <summary>Shows a file of a material within the page of its case. What a browser cannot show safely it keeps as a file.</summary>
internal static class MaterialFileEndpoint
{
    /// <summary>Nothing of the file may load or run anything; only our own pages may show it.</summary>
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'";

    /// <summary>Maps the endpoint.</summary>
    public static void MapMaterialFiles(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/work/files/{id:guid}", OpenAsync).ExcludeFromDescription().Allow(Permission.HandleCases);

    private static async Task<IResult> OpenAsync(Guid id, HttpContext context, Caller caller, FileDesk desk, CancellationToken cancellationToken)
    {
        var file = await desk.FindAsync(id, caller, cancellationToken);
        var isShown = file.ContentType is "application/pdf" or "image/jpeg" or "image/png" or "image/webp";
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = isShown ? Policy : "default-src 'none'; sandbox";
        headers.XFrameOptions = "SAMEORIGIN";
        headers.CacheControl = "no-store";
        context.Response.ContentLength = file.Size;
        return TypedResults.Stream(stream => desk.WriteAsync(file, stream, cancellationToken), file.ContentType, isShown ? null : $"{id}.{FileKind.Extension(file.ContentType)}");
    }
}
