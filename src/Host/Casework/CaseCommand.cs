using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Accounts.Absences;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Audit;
using MedInsFlows.Host.Separation;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>A command to a case that is there. Used once.</summary>
/// <param name="services">What it needs.</param>
/// <param name="decide">Decides, while the case is locked, what is to be done; to refuse, it throws.</param>
/// <param name="people">Whom it must know to decide; null where nobody.</param>
internal sealed class CaseCommand(CaseServices services, Func<LoadedCase, CaseAction> decide, PeopleQuestion? people = null) : IInstanceCommand
{
    private LoadedCase? loaded;
    private CaseAction? action;
    private CaseDesk? desk;

    /// <summary>Who decides a task, where he may do so in the name of somebody who is absent.</summary>
    public Caller? Decider { get; init; }

    /// <summary>The case as the command has left it, once it has run.</summary>
    public LoadedCase After => With(loaded!, action!, desk!.Case);

    /// <inheritdoc/>
    public void Query(Transaction transaction, Guid instanceId)
    {
        transaction.Add(LoadedCase.Query, instanceId);
        people?.Ask(transaction, instanceId);
        if (Decider is not null)
        {
            transaction.Add(Absence.OfDecider, Decider.UserName, Absence.Today(services.BusinessTime));
        }
    }

    /// <inheritdoc/>
    public async Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        loaded = await LoadedCase.ReadAsync(reader, services, cancellationToken) ?? throw new InstanceNotFoundException(Guid.Empty);
        if (people is not null)
        {
            await reader.NextResultAsync(cancellationToken);
            loaded = loaded with { People = await PeopleQuestion.ReadAsync(reader, cancellationToken) };
        }

        if (Decider is not null)
        {
            await reader.NextResultAsync(cancellationToken);
            loaded = loaded with { Absent = await Absence.ReadNamesAsync(reader, cancellationToken) };
        }

        if (loaded.IsErased && !loaded.File.Status.IsFinal())
        {
            throw Problem.WrongState("办件的申请内容已依法删除，不能继续办理。");
        }

        action = decide(loaded);
        var sent = With(loaded, action, loaded.File);
        var numbers = LocalNumbers.Of(loaded.Settings);
        desk = new CaseDesk(loaded.File, sent.Application, sent.Opinion, sent.Item.Definition.Item, loaded.WorkingTime, numbers);
        return (StimulusOf(action, loaded.WorkingTime.Calendar.Version, numbers), new CaseParticipant(desk));
    }

    /// <inheritdoc/>
    public void Write(Transaction transaction, BurstReport report)
    {
        var writer = new CaseWriter(services, transaction, report, desk!);
        writer.Revise(action!);
        writer.Update(After.Item);
        writer.CarryOut(After.Item);
        InterventionLog.Keep(transaction, report, After.File);
        action!.Write?.Invoke(transaction, report.Stimulus.At);
    }

    /// <summary>The stimulus that brings an action to the flow.</summary>
    internal static Stimulus StimulusOf(CaseAction action, int calendarVersion, LocalNumbers numbers)
    {
        var input = CaseJson.Write(action.Event);
        input["calendar"] = calendarVersion;
        CaseJson.Add(input, numbers);
        return new Stimulus(action.Kind, action.Event.GetType().Name, action.Actor.UserName)
        {
            Role = action.Actor.Role,
            BookmarkId = action.BookmarkId?.ToString(),
            ExecutionId = action.ExecutionId,
            Outcome = action.Outcome,
            NodeId = action.NodeId,
            Expected = action.Expected,
            Input = input,
        };
    }

    /// <summary>A case with what an action brought.</summary>
    private static LoadedCase With(LoadedCase found, CaseAction action, CaseFile file)
    {
        var item = action.Item ?? found.Item;
        return found with
        {
            Row = found.Row with { File = file, VersionId = item.Version.Id, Title = item.Definition.Item.Title },
            Item = item,
            Application = action.Application is { } application ? new(application.Content) : found.Application,
            Opinion = action.Opinion is { } opinion ? new(opinion.Content) : found.Opinion,
            Rosters = action.Opinion is { } given ? found.Rosters.SetItem(given.Revision.Citation.Id, new(given.Content)) : found.Rosters,
        };
    }
}
