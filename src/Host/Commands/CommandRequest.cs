using System.Security.Cryptography;
using MedInsFlows.Host.Accounts;

namespace MedInsFlows.Host.Commands;

/// <summary>A command as it was sent, as far as its being sent again matters.</summary>
/// <param name="Caller">Who sends it.</param>
/// <param name="Route">Method and path.</param>
/// <param name="Key">The idempotency key; none: each sending counts.</param>
/// <param name="Digest">SHA-256 of what was sent.</param>
internal sealed record CommandRequest(Caller Caller, string Route, string? Key, byte[] Digest)
{
    /// <summary>The account that sends it.</summary>
    public Guid AccountId => Caller.AccountId;

    /// <summary>The command of a request.</summary>
    /// <param name="context">The request.</param>
    /// <param name="key">Its idempotency key.</param>
    /// <param name="digest">SHA-256 of its body; none for an empty one.</param>
    public static CommandRequest Of(HttpContext context, IdempotencyKey? key, byte[]? digest = null) =>
        new(Caller.Of(context)!, $"{context.Request.Method} {context.Request.Path}", key?.Value, digest ?? SHA256.HashData([]));
}
