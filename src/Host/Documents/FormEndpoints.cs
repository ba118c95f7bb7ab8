using System.ComponentModel;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Items;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Documents;

/// <summary>Forms (参考样表) of items: filled from a case, or empty.</summary>
internal static class FormEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapForms(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/cases/{id:guid}/forms", ListAsync).WithName("caseForms").WithTags("办件").WithSummary("办件的样表").Allow(Permission.ReadCases);
        endpoints.MapGet("/api/cases/{id:guid}/forms/{number:int}", OpenAsync)
            .WithName("caseForm").WithTags("办件").WithSummary("打开按申请内容填写的样表：Word 文件或可打印的页面（经办人员打开的，记入访问日志）").Allow(Permission.ReadCases)
            .Produces(StatusCodes.Status200OK, contentType: DocxSheet.MediaType);

        // For pages, whose cookie the API does not take.
        endpoints.MapGet("/forms/{id:guid}/{number:int}", OpenAsync).ExcludeFromDescription().Allow(Permission.ReadCases);
        endpoints.MapGet("/items/{region}/{item}/forms/{number:int}", OpenEmptyAsync).ExcludeFromDescription().OpenToEveryone();
    }

    private static async Task<IReadOnlyList<FormEntry>> ListAsync(Guid id, Caller caller, CaseReader cases, FormDesk desk, CancellationToken cancellationToken) =>
        desk.Of((await cases.ReadAsync(id, caller, cancellationToken)).Item.Definition.Item);

    private static async Task<IResult> OpenAsync(
        Guid id,
        int number,
        [FromQuery, Description(SheetAnswer.Formats)] string? format,
        HttpContext context,
        Caller caller,
        FormDesk desk,
        CancellationToken cancellationToken)
    {
        SheetAnswer.RequireFormat(format);
        var sheet = await desk.FillAsync(id, number, caller, cancellationToken);
        return SheetAnswer.Of(context, sheet, format, sheet.Name);
    }

    private static async Task<IResult> OpenEmptyAsync(
        string region, string item, int number, [FromQuery] string? format, HttpContext context, ItemCatalog items, FormDesk desk, CancellationToken cancellationToken)
    {
        SheetAnswer.RequireFormat(format);
        var published = await items.FindAsync(region, item, cancellationToken) ?? throw Problem.NotFound();
        var sheet = desk.Fill(published.Definition.Item, number, null, null, "空白表，请手写，签名（盖章）后提交。");
        return SheetAnswer.Of(context, sheet, format, sheet.Name);
    }
}
