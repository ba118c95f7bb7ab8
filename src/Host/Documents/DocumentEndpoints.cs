using System.ComponentModel;
using System.Text;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Documents;

/// <summary>Papers (文书) of cases.</summary>
internal static class DocumentEndpoints
{
    private const string Docx = "docx";
    private const string Html = "html";

    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/cases/{id:guid}/documents/{documentId:guid}", OpenAsync)
            .WithName("caseDocument").WithTags("办件").WithSummary("打开文书：Word 文件或可打印的页面（经办人员打开的，记入访问日志）").Allow(Permission.ReadCases)
            .Produces(StatusCodes.Status200OK, contentType: DocxPaper.MediaType);

        // The same for pages, whose cookie the API does not take.
        endpoints.MapGet("/papers/{id:guid}/{documentId:guid}", OpenAsync).ExcludeFromDescription().Allow(Permission.ReadCases);
    }

    private static async Task<IResult> OpenAsync(
        Guid id,
        Guid documentId,
        [FromQuery, Description("docx（默认）或 html")] string? format,
        HttpContext context,
        Caller caller,
        DocumentDesk desk,
        CancellationToken cancellationToken)
    {
        if (format is not (null or Docx or Html))
        {
            throw Problem.InvalidParameter(new ProblemError("?format", ErrorCode.BadValue, "format 只能是 docx 或 html。"));
        }

        var found = await desk.FindAsync(id, documentId, caller, cancellationToken);
        context.Response.Headers.CacheControl = "no-store";
        if (format == Html)
        {
            context.Response.Headers.ContentSecurityPolicy = HtmlPaper.Policy;
            return TypedResults.Text(HtmlPaper.Render(found.Paper), "text/html", Encoding.UTF8);
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(found.Rendered ?? DocxPaper.Render(found.Paper), DocxPaper.MediaType, $"{found.Paper.Number}.docx");
    }
}
