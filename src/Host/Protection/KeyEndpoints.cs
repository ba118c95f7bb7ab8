using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Bodies;

namespace MedInsFlows.Host.Protection;

/// <summary>The keys for personal data, for the administrator.</summary>
internal static class KeyEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapPersonalKeys(this IEndpointRouteBuilder endpoints)
    {
        var keys = endpoints.MapGroup("/api/admin/keys").WithTags("运维");
        keys.MapGet("", (KeyOffice office, CancellationToken cancellationToken) => office.ReadAsync(cancellationToken))
            .WithName("keys").WithSummary("个人信息的加密密钥").Allow(Permission.Administer);
        keys.MapPost("rotate", (Body<Rotation> body, Caller caller, KeyOffice office, CancellationToken cancellationToken) =>
                office.RotateAsync(caller, body.Value.ActiveKeyId, body.Value.Reason, cancellationToken))
            .WithName("rotateKey").WithSummary("轮换密钥：新数据用新密钥，旧数据照常可读，并在后台改用新密钥").Allow(Permission.Administer);
    }

    /// <summary>A rotation, on the wire.</summary>
    internal sealed record Rotation(
        [property: Description("所见在用密钥的编号")] int ActiveKeyId,
        [property: Description("理由")][MaxLength(KeyOffice.LongestReason)] string Reason);
}
