using System.Text;
using MedInsFlows.Cases.Documents;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Documents;

/// <summary>Answers with a sheet as a file of Word or as a page that can be printed.</summary>
internal static class SheetAnswer
{
    private const string Docx = "docx";
    private const string Html = "html";

    /// <summary>What <c>?format=</c> takes.</summary>
    public const string Formats = "docx（默认）或 html";

    /// <summary>Refuses a format that there is none of, before anything is opened.</summary>
    /// <exception cref="ProblemException">There is no such format.</exception>
    public static void RequireFormat(string? format)
    {
        if (format is not (null or Docx or Html))
        {
            throw Problem.InvalidParameter(new ProblemError("?format", ErrorCode.BadValue, "format 只能是 docx 或 html。"));
        }
    }

    /// <summary>The answer.</summary>
    /// <param name="context">The request.</param>
    /// <param name="sheet">The sheet.</param>
    /// <param name="format">The format; null for a file of Word.</param>
    /// <param name="fileName">The name of the file of Word, without its ending.</param>
    /// <param name="rendered">That file, where it was rendered before.</param>
    public static IResult Of(HttpContext context, Sheet sheet, string? format, string fileName, byte[]? rendered = null)
    {
        context.Response.Headers.CacheControl = "no-store";
        if (format == Html)
        {
            context.Response.Headers.ContentSecurityPolicy = HtmlSheet.Policy;
            return TypedResults.Text(HtmlSheet.Render(sheet), "text/html", Encoding.UTF8);
        }

        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        return TypedResults.Bytes(rendered ?? DocxSheet.Render(sheet), DocxSheet.MediaType, $"{fileName}.docx");
    }
}
