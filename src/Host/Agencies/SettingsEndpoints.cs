using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Commands;

namespace MedInsFlows.Host.Agencies;

/// <summary>What agencies set for items where the documents leave it open.</summary>
internal static class SettingsEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapLocalSettings(this IEndpointRouteBuilder endpoints)
    {
        var settings = endpoints.MapGroup("/api/agencies/{region}/{agency}/settings/{item}").WithTags("本地设定");
        settings.MapGet("", (string region, string agency, string item, Caller caller, SettingsOffice office, CancellationToken cancellationToken) =>
                office.ReadAsync(caller, region, agency, item, cancellationToken))
            .WithName("localSettings").WithSummary("经办机构对事项的本地设定").Allow(Permission.ReadLocalSettings);
        settings.MapPut("", (string region, string agency, string item, Body<SettingsChange> body, HttpContext context, Caller caller, IdempotencyKey? key, SettingsOffice office, CancellationToken cancellationToken) =>
                office.SetAsync(CommandRequest.Of(context, key, body.Digest), caller, region, agency, item, body.Value, cancellationToken))
            .WithName("setLocalSettings").WithSummary("更改本机构对事项的本地设定").Produces<SettingsView>().Allow(Permission.SetLocally);
        settings.MapGet("history", (string region, string agency, string item, Caller caller, Paging paging, SettingsOffice office, CancellationToken cancellationToken) =>
                office.HistoryAsync(caller, region, agency, item, paging, cancellationToken))
            .WithName("localSettingsHistory").WithSummary("经办机构对事项的历次设定，新的在前").Allow(Permission.ReadLocalSettings);
    }
}
