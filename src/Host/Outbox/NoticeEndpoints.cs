using System.ComponentModel;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Protection;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Outbox;

/// <summary>What was told to whom; and, for the operator, what could not be told.</summary>
internal static class NoticeEndpoints
{
    /// <summary>Maps the endpoints of the room.</summary>
    public static void MapNotices(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/cases/{id:guid}/notifications", OfCaseAsync)
            .WithName("caseNotifications").WithTags("办件").WithSummary("办件的通知").Allow(Permission.ReadCases);
        endpoints.MapPost("/api/cases/{id:guid}/notifications/{noticeId:guid}/resend", SendAgainAsync)
            .WithName("resendNotification").WithTags("办件").WithSummary("把一条通知再发一次；免打扰时段内要立即发的，写明 urgent").Produces(StatusCodes.Status204NoContent).Allow(Permission.ResendNotices);
        endpoints.MapGet("/api/admin/notices/dead", (Paging paging, NoticeBoard board, CancellationToken cancellationToken) => board.DeadAsync(paging, cancellationToken))
            .WithName("deadNotices").WithTags("运维").WithSummary("未能送达、等待处理的通知").Allow(Permission.Administer);
        endpoints.MapPost("/api/admin/notices/{id:guid}/resend", ResendAsync)
            .WithName("resendNotice").WithTags("运维").WithSummary("重新发送一条未能送达的通知").Produces(StatusCodes.Status204NoContent).Allow(Permission.Administer);
    }

    /// <summary>What was told about a case that the caller may see.</summary>
    internal static async Task<IReadOnlyList<NoticeView>> OfCaseAsync(
        Guid id, Caller caller, CaseViews views, PersonalKeys keys, NpgsqlDataSource dataSource, CancellationToken cancellationToken)
    {
        await views.ReadAsync(id, caller, cancellationToken);
        await using var query = dataSource.CreateCommand(
            """
            select id, queued_at, channel, audience, event, content, status, template_version, digest,
                (select count(*) from cases.deliveries where notice_id = notices.id), (select max(at) from cases.deliveries where notice_id = notices.id and error is null)
            from cases.notices where case_id = $1 and ($2 or audience <> all($3)) order by queued_at, id
            """);
        query.Parameters.Add(new() { Value = id });
        query.Parameters.Add(new() { Value = !CaseReach.IsSenderOnly(caller) });
        query.Parameters.Add(new() { Value = NoticeWriter.OfAgency });
        await using var reader = await query.ExecuteReaderAsync(cancellationToken);
        var notices = new List<NoticeView>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var text = reader[5] is byte[] content ? NoticeWriter.Open(keys.Current, reader.GetGuid(0), content).Text : NoticeWriter.Erased;
            notices.Add(new NoticeView(
                Instant.FromDateTimeUtc(reader.GetDateTime(1)),
                reader.GetString(2),
                reader.GetString(3),
                reader.GetString(4),
                text,
                reader.GetString(6),
                reader.GetGuid(0),
                reader.IsDBNull(7) ? null : reader.GetInt32(7),
                reader.IsDBNull(7),
                Convert.ToHexStringLower((byte[])reader[8]),
                reader.GetInt64(9),
                reader.IsDBNull(10) ? null : Instant.FromDateTimeUtc(reader.GetDateTime(10))));
        }

        return notices;
    }

    private static async Task<IResult> SendAgainAsync(
        Guid id, Guid noticeId, Body<Resending> body, Caller caller, CaseReader cases, NpgsqlDataSource dataSource, TimeProvider machineTime, CancellationToken cancellationToken)
    {
        await cases.ReadAsync(id, caller, cancellationToken);
        await using var command = dataSource.CreateCommand(
            """
            update cases.notices set status = 'pending', attempts = 0, next_attempt_at = $3, error = null, urgent = $4, resent_by = $5
            where id = $2 and case_id = $1 and status in ('dead', 'delivered') and recipient is not null returning true
            """);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = noticeId });
        command.Parameters.Add(new() { Value = machineTime.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new() { Value = body.Value.Urgent });
        command.Parameters.Add(new() { Value = caller.UserName });
        return await command.ExecuteScalarAsync(cancellationToken) is true
            ? TypedResults.NoContent()
            : throw Problem.WrongState("这条通知现在不能重发：不是短信或邮件，正在发送，或者已依法删除。");
    }

    private static async Task<IResult> ResendAsync(Guid id, NoticeBoard board, CancellationToken cancellationToken)
    {
        await board.ResendAsync([id], cancellationToken);
        return TypedResults.NoContent();
    }

    /// <summary>A notice, on the wire.</summary>
    internal sealed record NoticeView(
        Instant At,
        string Channel,
        string Audience,
        string Template,
        string Text,
        string Status,
        Guid Id,
        [property: Description("消息模板所属的流程版本；文字由本系统拟定的为空")] int? TemplateVersion,
        [property: Description("文字由本系统拟定（推定），不是文件所印")] bool Inferred,
        [property: Description("文字的 SHA-256")] string Sha256,
        [property: Description("已经发送几次，成功与否都算")] long Deliveries,
        [property: Description("最近一次送出的时间")] Instant? DeliveredAt);

    /// <summary>That a notice is to be sent again, on the wire.</summary>
    internal sealed record Resending([property: Description("免打扰时段内也立即发")] bool Urgent = false);
}
