using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using MedInsFlows.Cases.Protection;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Protection;

namespace MedInsFlows.Host.Commands;

/// <summary>The answers kept under idempotency keys, sealed, for 7 days. Thread-safe.</summary>
internal sealed class IdempotentAnswers(PersonalKeys keys, TimeProvider machineTime)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Makes twins wait for one another, and finds the earlier answer if there is one.</summary>
    /// <exception cref="ProblemException">The key was used for another request.</exception>
    public async Task<CommandAnswer?> EnterAsync(Transaction transaction, CommandRequest request, CancellationToken cancellationToken)
    {
        var scope = Scope(request);
        transaction.Add("select pg_advisory_xact_lock(hashtextextended('accounts.answers:' || $1, 0))", Convert.ToHexString(scope));
        transaction.Add("select request_digest, answer from accounts.answers where scope = $1 and kept_until > $2", scope, machineTime.GetUtcNow().UtcDateTime);
        await using var reader = await transaction.ReadAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            return null;
        }

        if (!request.Digest.AsSpan().SequenceEqual((byte[])reader[0]))
        {
            throw Problem.KeyReused();
        }

        return JsonSerializer.Deserialize<CommandAnswer>(keys.Current.Keys.Open(new SealedText((byte[])reader[1]), Context(scope)));
    }

    /// <summary>Keeps an answer in the command's own transaction.</summary>
    public void Keep(Transaction transaction, CommandRequest request, CommandAnswer answer)
    {
        var scope = Scope(request);
        transaction.Add(
            """
            insert into accounts.answers (scope, request_digest, answer, kept_until) values ($1, $2, $3, $4)
            on conflict (scope) do update set request_digest = excluded.request_digest, answer = excluded.answer, kept_until = excluded.kept_until
            """,
            scope,
            request.Digest,
            keys.Current.Keys.Seal(JsonSerializer.SerializeToUtf8Bytes(answer), Context(scope)).Bytes.ToArray(),
            (machineTime.GetUtcNow() + Kept).UtcDateTime);
    }

    private static byte[] Scope(CommandRequest request) => SHA256.HashData(Encoding.UTF8.GetBytes($"{request.AccountId}\n{request.Route}\n{request.Key}"));

    private static string Context(byte[] scope) => $"answer/{Convert.ToHexString(scope)}";
}
