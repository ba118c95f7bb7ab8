using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;

namespace MedInsFlows.Host.Interventions;

/// <summary>Open cases of an item are carried over to another published version of its flow; what would happen to each is told before.</summary>
internal static class MigrationEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapMigrations(this IEndpointRouteBuilder endpoints)
    {
        var migrations = endpoints.MapGroup("/api/admin/migrations").WithTags("运维");
        migrations.MapPost("forecast", ForecastAsync).WithName("forecastMigration").WithSummary("预演：改按另一版流程时，每个在办办件会怎样").Allow(Permission.Administer);
        migrations.MapPost("", MigrateAsync).WithName("migrateCases").WithSummary("让在办办件改按另一版流程").Allow(Permission.Administer);
    }

    private static Task<Page<CaseForecast>> ForecastAsync(Body<Journey> body, Paging paging, MigrationOffice office, CancellationToken cancellationToken) =>
        office.ForecastAsync(body.Value, paging, cancellationToken);

    private static Task<IReadOnlyList<CaseMigrated>> MigrateAsync(Body<MigrationOrder> body, HttpContext context, Caller caller, MigrationOffice office, CancellationToken cancellationToken)
    {
        Reason.Require(body.Value.Reason);
        return office.MigrateAsync(body.Value, caller, context, cancellationToken);
    }

    /// <summary>To which version of which item, on the wire.</summary>
    internal sealed record Journey(
        [property: Description("统筹地区")][MaxLength(40)] string Region,
        [property: Description("事项")][MaxLength(60)] string Item,
        [property: Description("改按哪一版；须是发布过的版本")] int Version,
        [property: Description("等待点所在节点在新版本中没有的，指明移到哪个节点：{原节点: 新节点}")] IReadOnlyDictionary<string, string>? Targets = null);

    /// <summary>Which cases go there, on the wire.</summary>
    internal sealed record MigrationOrder(
        [property: Description("统筹地区")][MaxLength(40)] string Region,
        [property: Description("事项")][MaxLength(60)] string Item,
        [property: Description("改按哪一版；须是发布过的版本")] int Version,
        [property: Description("哪些办件，一次最多 200 件")][MaxLength(200)] IReadOnlyList<Guid> Cases,
        [property: Description("理由")][MaxLength(2000)] string Reason,
        [property: Description("等待点所在节点在新版本中没有的，指明移到哪个节点：{原节点: 新节点}")] IReadOnlyDictionary<string, string>? Targets = null);

    /// <summary>What would happen to a case, on the wire.</summary>
    internal sealed record CaseForecast(Guid CaseId, string CaseNumber, int Version, bool Possible, IReadOnlyList<WaitForecast> Waits);

    /// <summary>What would become of a wait, on the wire.</summary>
    internal sealed record WaitForecast(
        string NodeId,
        [property: Description("stays 继续等待；renewed 按新版本重新开始；moved 移到别的节点；overtaken 因移动而取消；impossible 不能改按新版")] string Fate,
        string? Target,
        string? Problem);

    /// <summary>What happened to a case, on the wire.</summary>
    internal sealed record CaseMigrated(Guid CaseId, bool Migrated, string? Problem);
}
