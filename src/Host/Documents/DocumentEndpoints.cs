using System.ComponentModel;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Documents;

/// <summary>Papers (文书) of cases.</summary>
internal static class DocumentEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapDocuments(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/cases/{id:guid}/documents/{documentId:guid}", OpenAsync)
            .WithName("caseDocument").WithTags("办件").WithSummary("打开文书：Word 文件或可打印的页面（经办人员打开的，记入访问日志）").Allow(Permission.ReadCases)
            .Produces(StatusCodes.Status200OK, contentType: DocxSheet.MediaType);

        // The same for pages, whose cookie the API does not take.
        endpoints.MapGet("/papers/{id:guid}/{documentId:guid}", OpenAsync).ExcludeFromDescription().Allow(Permission.ReadCases);
    }

    private static async Task<IResult> OpenAsync(
        Guid id,
        Guid documentId,
        [FromQuery, Description(SheetAnswer.Formats)] string? format,
        HttpContext context,
        Caller caller,
        DocumentDesk desk,
        CancellationToken cancellationToken)
    {
        SheetAnswer.RequireFormat(format);
        var (paper, rendered) = await desk.FindAsync(id, documentId, caller, cancellationToken);
        return SheetAnswer.Of(context, paper.ToSheet(), format, paper.Number, rendered);
    }
}
