using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Lists;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Outbox;

/// <summary>The inbox of whoever is signed in.</summary>
internal static class InboxEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapInbox(this IEndpointRouteBuilder endpoints)
    {
        var inbox = endpoints.MapGroup("/api/inbox").WithTags("站内消息");
        inbox.MapGet("", ([FromQuery, Description("只列未读的")] bool? unread, Caller caller, Paging paging, Inbox messages, CancellationToken cancellationToken) =>
                messages.ReadAsync(caller, unread is true, paging, cancellationToken))
            .WithName("inbox").WithSummary("本人的站内消息，新的在前").Allow(Permission.ReadCases);
        inbox.MapGet("unread", (Caller caller, Inbox messages, CancellationToken cancellationToken) => messages.CountAsync(caller, cancellationToken))
            .WithName("unreadMessages").WithSummary("未读的站内消息有多少").Allow(Permission.ReadCases);
        inbox.MapPost("read", (Body<ReadMessages> body, Caller caller, Inbox messages, CancellationToken cancellationToken) =>
                messages.MarkAsync(caller, body.Value.Ids, cancellationToken))
            .WithName("readMessages").WithSummary("把站内消息标为已读").Allow(Permission.ReadCases);
    }

    /// <summary>What was read, on the wire.</summary>
    internal sealed record ReadMessages([property: Description("站内消息的 id")][MaxLength(200)] IReadOnlyList<Guid> Ids);
}
