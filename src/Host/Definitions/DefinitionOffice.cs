using System.Text.Json;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Configuration;
using MedInsFlows.Host.Items;
using MedInsFlows.Host.Time;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using NodaTime;

namespace MedInsFlows.Host.Definitions;

/// <summary>
/// Where definitions are read and changed, by whatever door. Whether the caller's role may do it was judged before; whose definition it is, is judged
/// here. Thread-safe.
/// </summary>
internal sealed class DefinitionOffice(
        DefinitionRegister register,
    DefinitionCommands commands,
    PublicationCommands publications,
    DefinitionJudge judge,
    CommandRunner runner,
    ItemCatalog items,
    Settings settings,
    BusinessTime businessTime,
    TimeProvider machineTime,
    IOptions<JsonOptions> json)
{
    /// <summary>Characters that a basis or a reason may have.</summary>
    public const int LongestBasis = 2_000;

    private static readonly DateTimeZone Shanghai = DateTimeZone.ForOffset(Offset.FromHours(8));

    /// <summary>The definitions of the caller's region.</summary>
    public Task<IReadOnlyList<DefinitionHistory>> ListAsync(Caller caller, CancellationToken cancellationToken) =>
        register.ListAsync(DefinitionReach.PrefixOf(caller), cancellationToken);

    /// <summary>A definition.</summary>
    /// <exception cref="ProblemException">It is not there, or not for the caller; here as below.</exception>
    public async Task<DefinitionHistory> FindAsync(Caller caller, string definitionId, CancellationToken cancellationToken)
    {
        DefinitionReach.Require(caller, definitionId);
        return await register.FindAsync(definitionId, cancellationToken) ?? throw Problem.NotFound();
    }

    /// <summary>What was done with a definition, the last first; also with one that is there no more.</summary>
    public async Task<IReadOnlyList<DefinitionEvent>> EventsAsync(Caller caller, string definitionId, CancellationToken cancellationToken)
    {
        DefinitionReach.Require(caller, definitionId);
        return await register.EventsAsync(definitionId, cancellationToken) is [_, ..] events ? events : throw Problem.NotFound();
    }

    /// <summary>The canonical text of a version.</summary>
    public async Task<string> DocumentAsync(Caller caller, string definitionId, int number, CancellationToken cancellationToken)
    {
        DefinitionReach.Require(caller, definitionId);
        return await register.DocumentAsync(definitionId, number, cancellationToken) ?? throw Problem.NotFound();
    }

    /// <summary>The canonical text of the pending revision.</summary>
    public async Task<string> PendingAsync(Caller caller, string definitionId, CancellationToken cancellationToken)
    {
        DefinitionReach.Require(caller, definitionId);
        return await register.PendingAsync(definitionId, cancellationToken) ?? throw Problem.NotFound();
    }

    /// <summary>All that stands against publishing a version.</summary>
    public async Task<IReadOnlyList<DefinitionFault>> JudgeAsync(Caller caller, string definitionId, int number, CancellationToken cancellationToken) =>
        await judge.JudgeAsync(definitionId, await DocumentAsync(caller, definitionId, number, cancellationToken), cancellationToken);

    /// <summary>Saves a draft, sound or not, as long as it is a definition at all.</summary>
    /// <param name="request">The command as it was sent; here as below.</param>
    /// <param name="caller">Who sends it; here as below.</param>
    /// <param name="definitionId">The definition; here as below.</param>
    /// <param name="content">The draft.</param>
    /// <param name="seen">The latest content that the caller has seen; none where the definition is new.</param>
    /// <param name="cancellationToken">Gives up; here as below.</param>
    public Task<CommandAnswer> SaveAsync(CommandRequest request, Caller caller, string definitionId, byte[] content, byte[]? seen, CancellationToken cancellationToken)
    {
        DefinitionReach.Require(caller, definitionId);
        var (document, faults) = DefinitionSource.Read(content, definitionId);
        return faults.Count > 0
            ? throw Faulty(faults)
            : RunAsync(
                request, caller, definitionId, transaction => commands.SaveAsync(transaction, definitionId, DefinitionText.Canonical(document!.Value), seen, caller.UserName, cancellationToken), cancellationToken);
    }

    /// <summary>
    /// Puts the latest version into force, if nothing is wrong with it; from its day on, and once somebody else has signed it where the service is set to that.
    /// </summary>
    public Task<CommandAnswer> PublishAsync(
        CommandRequest request, Caller caller, string definitionId, byte[] seen, string basis, LocalDate? effectiveOn, CancellationToken cancellationToken) => RunAsync(
        request,
        caller,
        definitionId,
        async transaction =>
        {
            // A latest version that is not the one seen is refused below; it need not be judged.
            var latest = (await DefinitionRegister.FindAsync(transaction, definitionId, cancellationToken))?.Latest;
            if (latest?.Revision == Convert.ToHexStringLower(seen) && await JudgeAsync(caller, definitionId, latest.Number, cancellationToken) is [_, ..] faults)
            {
                throw Faulty(faults);
            }

            var terms = new PublicationTerms(Stated(basis, "/basis", "发布须写明依据，例如文件名称和文号。"), DayOf(effectiveOn), settings.SignedPublications);
            await publications.PublishAsync(transaction, definitionId, seen, terms, caller.UserName, cancellationToken);
        },
        cancellationToken);

    /// <summary>Signs the version that waits for it.</summary>
    public Task<CommandAnswer> SignAsync(CommandRequest request, Caller caller, string definitionId, int number, CancellationToken cancellationToken) =>
        RunAsync(request, caller, definitionId, transaction => publications.SignAsync(transaction, definitionId, number, caller.UserName, cancellationToken), cancellationToken);

    /// <summary>Takes back that a version is to come into force.</summary>
    public Task<CommandAnswer> WithdrawAsync(CommandRequest request, Caller caller, string definitionId, int number, string reason, CancellationToken cancellationToken) => RunAsync(
        request,
        caller,
        definitionId,
        transaction => publications.WithdrawAsync(transaction, definitionId, number, Stated(reason, "/reason", "撤回发布申请须写明理由。"), caller.UserName, cancellationToken),
        cancellationToken);

    /// <summary>Takes a version out of force.</summary>
    public Task<CommandAnswer> RetractAsync(CommandRequest request, Caller caller, string definitionId, int number, string reason, CancellationToken cancellationToken) =>
        RunAsync(request, caller, definitionId, transaction => commands.RetractAsync(transaction, definitionId, number, Stated(reason, "/reason", "撤回须写明理由。"), caller.UserName, cancellationToken), cancellationToken);

    /// <summary>Makes an old version the draft.</summary>
    public Task<CommandAnswer> RevertAsync(CommandRequest request, Caller caller, string definitionId, int number, byte[] seen, CancellationToken cancellationToken) =>
        RunAsync(request, caller, definitionId, transaction => commands.RevertAsync(transaction, definitionId, number, seen, caller.UserName, cancellationToken), cancellationToken);

    /// <summary>Deletes the draft.</summary>
    public Task<CommandAnswer> DeleteDraftAsync(CommandRequest request, Caller caller, string definitionId, byte[] seen, CancellationToken cancellationToken) =>
        RunAsync(request, caller, definitionId, transaction => commands.DeleteDraftAsync(transaction, definitionId, seen, caller.UserName, cancellationToken), cancellationToken);

    /// <summary>Deletes a definition of which nothing was ever published.</summary>
    public Task<CommandAnswer> DeleteAsync(CommandRequest request, Caller caller, string definitionId, CancellationToken cancellationToken) =>
        RunAsync(request, caller, definitionId, transaction => commands.DeleteAsync(transaction, definitionId, caller.UserName, cancellationToken), cancellationToken);

    /// <summary>Makes the pending revision the draft.</summary>
    public Task<CommandAnswer> AdoptAsync(CommandRequest request, Caller caller, string definitionId, byte[] seen, CancellationToken cancellationToken) =>
        RunAsync(request, caller, definitionId, transaction => commands.AdoptAsync(transaction, definitionId, seen, caller.UserName, cancellationToken), cancellationToken);

    /// <summary>Turns the pending revision down.</summary>
    public Task<CommandAnswer> DismissAsync(CommandRequest request, Caller caller, string definitionId, byte[] seen, CancellationToken cancellationToken) =>
        RunAsync(request, caller, definitionId, transaction => commands.DismissAsync(transaction, definitionId, seen, caller.UserName, cancellationToken), cancellationToken);

    private static ProblemException Faulty(IReadOnlyList<DefinitionFault> faults) =>
        Problem.FaultyDefinition([.. faults.Select(fault => new ProblemError(fault.Node ?? fault.Place, "faulty", fault.Node == fault.Place ? fault.Message : $"{fault.Place}：{fault.Message}"))]);

    private static string Stated(string text, string pointer, string lack) => string.IsNullOrWhiteSpace(text)
        ? throw Problem.InvalidBody([new(pointer, ErrorCode.MissingField, lack)])
        : text.Length > LongestBasis
            ? throw Problem.InvalidBody([new(pointer, ErrorCode.BadValue, $"应为至多 {LongestBasis} 个字的文字。")])
            : text.Trim();

    /// <summary>When a day begins; null for none, and for today.</summary>
    private DateTimeOffset? DayOf(LocalDate? day)
    {
        var today = Instant.FromDateTimeOffset(businessTime.GetUtcNow()).InZone(Shanghai).Date;
        return day < today
            ? throw Problem.InvalidBody([new("/effectiveOn", ErrorCode.BadValue, "生效日期不能早于今天。")])
            : day is null || day == today ? null : day.Value.AtStartOfDayInZone(Shanghai).ToDateTimeOffset();
    }

    private async Task<CommandAnswer> RunAsync(CommandRequest request, Caller caller, string definitionId, Func<Transaction, Task> command, CancellationToken cancellationToken)
    {
        DefinitionReach.Require(caller, definitionId);
        try
        {
            return await runner.RunAsync(
                request,
                async transaction =>
                {
                    await command(transaction);
                    return definitionId;
                },
                (_, transaction) => AnswerAsync(transaction, definitionId, cancellationToken),
                cancellationToken);
        }
        catch (DefinitionRefusedException refused)
        {
            throw Problem.DefinitionRefused(refused.IsStale, refused.Message);
        }
        finally
        {
            items.Forget();
        }
    }

    private async Task<CommandAnswer> AnswerAsync(Transaction transaction, string definitionId, CancellationToken cancellationToken) =>
        await DefinitionRegister.FindAsync(transaction, definitionId, cancellationToken) is { } history
            ? new CommandAnswer(StatusCodes.Status200OK, null, JsonSerializer.SerializeToUtf8Bytes(DefinitionView.Of(history, machineTime.GetUtcNow()), json.Value.SerializerOptions))
            : new CommandAnswer(StatusCodes.Status204NoContent, null, null);
}
