using System.ComponentModel;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Disclosure;
using MedInsFlows.Host.Protection;
using NodaTime;
using Npgsql;
using NpgsqlTypes;

namespace MedInsFlows.Host.Audit;

/// <summary>What people did to flows from outside, found by region and time. The journal of each case holds the same. Thread-safe.</summary>
internal sealed class InterventionLog(NpgsqlDataSource dataSource, PersonalKeys keys)
{
    /// <summary>The events that are interventions, with their Chinese names.</summary>
    public static IReadOnlyDictionary<string, string> Kinds { get; } = new Dictionary<string, string>
    {
        [nameof(IncidentRetried)] = "重试出错的步骤",
        [nameof(StepSkipped)] = "跳过出错的步骤",
        [nameof(CaseCancelled)] = "因故障终止办件",
        [nameof(FlowHeld)] = "暂停流程",
        [nameof(FlowReleased)] = "恢复流程",
        [nameof(FlowMoved)] = "移动流程",
        [nameof(FlowMigrated)] = "改按另一版流程",
        [nameof(CaseTerminated)] = "负责人终止办理",
        [nameof(LimitExtended)] = "负责人延长时限",
    };

    /// <summary>Adds what a burst was, if it was one of these.</summary>
    public static void Keep(Transaction transaction, BurstReport report, CaseFile file)
    {
        var stimulus = report.Stimulus;
        if (Kinds.ContainsKey(stimulus.Name))
        {
            transaction.Add(
                "insert into cases.interventions (case_id, number, region, kind, actor, role, node, reason, at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
                report.InstanceId,
                stimulus.Number,
                file.Region,
                stimulus.Name,
                stimulus.Actor,
                Transaction.Typed(stimulus.Role, NpgsqlDbType.Text),
                Transaction.Typed(stimulus.NodeId, NpgsqlDbType.Text),
                Transaction.Typed((stimulus.Input["reason"] ?? stimulus.Input["opinion"])?["id"]?.GetValue<Guid>(), NpgsqlDbType.Uuid),
                stimulus.At.UtcDateTime);
        }
    }

    /// <summary>The interventions of the caller's region, newest first.</summary>
    public Task<Page<Intervention>> ReadAsync(Caller caller, DayRange days, Paging paging, CancellationToken cancellationToken) =>
        new ListQuery(
                "listed.case_id, case_number, listed.kind, actor, role, at, reason, revisions.content",
                "cases.interventions listed join cases.cases on cases.id = listed.case_id left join cases.revisions on revisions.id = reason",
                "at desc, listed.case_id, number")
            .And("listed.region = {0}", DisclosureEndpoints.RegionOf(caller))
            .And("cases.agency = {0}", caller.Active?.Agency)
            .And("at >= {0}", days.From?.ToDateTimeUtc())
            .And("at < {0}", days.Until?.ToDateTimeUtc())
            .ReadAsync(dataSource, paging, reader => Task.FromResult(Read(reader)), cancellationToken);

    private Intervention Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0),
        reader.GetString(1),
        reader.GetString(2),
        Kinds.GetValueOrDefault(reader.GetString(2), reader.GetString(2)),
        reader.GetString(3),
        reader[4] as string,
        Instant.FromDateTimeUtc(reader.GetDateTime(5)),
        reader[7] is byte[] content ? Revision.Open<Opinion>(keys.Current, reader.GetGuid(6), content).Reason : null);
}

/// <summary>Something that somebody did to the flow of a case from outside, on the wire.</summary>
internal sealed record Intervention(
    Guid CaseId,
    string CaseNumber,
    string Kind,
    string KindText,
    string Actor,
    string? Role,
    Instant At,
    [property: Description("理由；重试不写理由，依法删除的为空")] string? Reason);
