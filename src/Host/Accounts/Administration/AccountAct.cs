using System.Text.Json.Nodes;
using MedInsFlows.Engine.Journal;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Host.Accounts.Administration;

/// <summary>Something done to an account, as the record keeps it.</summary>
/// <param name="At">Machine time.</param>
/// <param name="Actor">User name of who did it.</param>
/// <param name="Role">The role in which it was done.</param>
/// <param name="Act">One of <see cref="ActName"/>.</param>
/// <param name="Target">User name of the account.</param>
/// <param name="Reason">Why; null where none is asked for.</param>
/// <param name="Before">The account before; null where there was none.</param>
/// <param name="After">The account after; where an absence was said or taken back, that absence.</param>
internal sealed record AccountAct(Instant At, string Actor, string Role, string Act, string Target, string? Reason, JsonObject? Before, JsonObject After)
{
    /// <summary>An act as it is kept.</summary>
    public static AccountAct Read(ReadOnlySpan<byte> content)
    {
        var json = JsonNode.Parse(content)!;
        return new(
            InstantPattern.ExtendedIso.Parse((string)json["at"]!).Value,
            (string)json["actor"]!,
            (string)json["role"]!,
            (string)json["act"]!,
            (string)json["target"]!,
            (string?)json["reason"],
            json["before"]?.DeepClone().AsObject(),
            json["after"]!.DeepClone().AsObject());
    }

    /// <summary>The canonical bytes that are hashed.</summary>
    public byte[] Write() => CanonicalJson.Bytes(new JsonObject
    {
        ["at"] = InstantPattern.ExtendedIso.Format(At),
        ["actor"] = Actor,
        ["role"] = Role,
        ["act"] = Act,
        ["target"] = Target,
        ["reason"] = Reason,
        ["before"] = Before,
        ["after"] = After,
    });
}
