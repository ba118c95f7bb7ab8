using System.ComponentModel;
using System.Text.Json.Serialization;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using Microsoft.AspNetCore.Mvc;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.PublicNotices;

/// <summary>公示: what agencies publish, for everyone to see and to object to.</summary>
internal static class PublicNoticeEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapPublicNotices(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/api/public-notices", ListAsync).WithName("publicNotices").WithTags("事项").WithSummary("公示，新的在前").OpenToEveryone();

    private static Task<Page<PublicNoticeView>> ListAsync(
        [FromQuery, Description("统筹地区的 id")] string? region, Paging paging, NpgsqlDataSource dataSource, CancellationToken cancellationToken) =>
        new ListQuery("id, region, title, name, text, from_at, until_at, ended_at", "cases.public_notices", "from_at desc, id")
            .And("region = {0}", region)
            .ReadAsync(dataSource, paging, reader => Task.FromResult(View(reader)), cancellationToken);

    private static PublicNoticeView View(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetString(2),
        reader.GetString(3),
        reader.IsDBNull(4) ? null : reader.GetString(4),
        Instant.FromDateTimeUtc(reader.GetDateTime(5)),
        Instant.FromDateTimeUtc(reader.GetDateTime(6)),
        reader.IsDBNull(7) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(7)));

    /// <summary>An entry of the published list, on the wire.</summary>
    internal sealed record PublicNoticeView(
        Guid Id,
        string Region,
        [property: Description("事项名称")] string Title,
        [property: Description("公示对象，个人遮盖")] string Name,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Text,
        Instant FromAt,
        Instant UntilAt,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull), Description("公示结束的时间；公示中没有")] Instant? EndedAt);
}
