using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Documents;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Pages.Apply;

/// <summary>The forms (参考样表) of an item that is being applied for, filled from the draft: they are signed before they are uploaded as materials.</summary>
internal static class DraftFormEndpoint
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapDraftForms(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/apply/{region}/{item}/forms/{number:int}", OpenAsync).ExcludeFromDescription().Allow(Permission.Apply);

    private static async Task<IResult> OpenAsync(
        string region, string item, int number, [FromQuery] string? format, HttpContext context, Caller caller, ApplicationDesk desk, CancellationToken cancellationToken)
    {
        SheetAnswer.RequireFormat(format);
        var sheet = await desk.FillFormAsync(region, item, number, caller, cancellationToken);
        return SheetAnswer.Of(context, sheet, format, sheet.Name);
    }
}
