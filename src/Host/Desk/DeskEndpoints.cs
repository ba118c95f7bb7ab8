using System.ComponentModel;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Spreadsheets;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace MedInsFlows.Host.Desk;

/// <summary>Limits and load, for those who watch over them.</summary>
internal static class DeskEndpoints
{
    /// <summary>Maps the endpoints of the room; the files belong to its pages.</summary>
    public static void MapDesk(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(
                "/api/desk/summary",
                async ([FromQuery, Description("统筹地区；只能是本地区，不写则为本地区")] string? region, Caller caller, RegionFolder regions, DeskFigures figures, CancellationToken cancellationToken) =>
                    DeskSummary.Of(await figures.ReadAsync(DeskReach.Of(caller, regions, region), cancellationToken)))
            .WithName("deskSummary").WithTags("督办").WithSummary("在办办件按环节、时限灯、事项和经办人的件数，超期件数和按时办结率").Allow(Permission.ReadDesk);
        endpoints.MapGet(
                "/desk/cases.xlsx",
                async (HttpContext context, [AsParameters] DeskFilter filter, Caller caller, RegionFolder regions, DeskExport export, CancellationToken cancellationToken) =>
                    File(context, "办件清单.xlsx", await export.CasesAsync(DeskReach.Of(caller, regions), filter, cancellationToken)))
            .ExcludeFromDescription().Allow(Permission.ReadDesk);
        endpoints.MapGet(
                "/desk/figures.xlsx",
                async (HttpContext context, Caller caller, RegionFolder regions, DeskExport export, CancellationToken cancellationToken) =>
                    File(context, "督办统计.xlsx", await export.FiguresAsync(DeskReach.Of(caller, regions), cancellationToken)))
            .ExcludeFromDescription().Allow(Permission.ReadDesk);
    }

    private static IResult File(HttpContext context, string name, Func<Stream, Task> write)
    {
        context.Response.Headers[HeaderNames.CacheControl] = "no-store";

        // The archive writes the heads of its entries at once.
        context.Features.Get<IHttpBodyControlFeature>()?.AllowSynchronousIO = true;
        return TypedResults.Stream(write, Workbook.MediaType, name);
    }
}
