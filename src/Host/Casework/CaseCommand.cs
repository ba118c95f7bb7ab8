using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using MedInsFlows.Host.Api.Problems;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>A command to a case that is there. Used once.</summary>
/// <param name="services">What it needs.</param>
/// <param name="decide">Decides, while the case is locked, what is to be done; to refuse, it throws.</param>
internal sealed class CaseCommand(CaseServices services, Func<LoadedCase, CaseAction> decide) : IInstanceCommand
{
    private LoadedCase? loaded;
    private CaseAction? action;
    private CaseDesk? desk;

    /// <inheritdoc/>
    public void Query(Transaction transaction, Guid instanceId)
    {
        transaction.Add($"select {CaseRow.Columns} from cases.cases where id = $1", instanceId);
        transaction.Add(
            """
            select revision.id, revision.kind, revision.content from cases.cases
            join cases.revisions revision on revision.id in (cases.application_revision, cases.opinion_revision)
            where cases.id = $1
            """,
            instanceId);
        transaction.Add($"select {TaskRow.Columns} from cases.tasks where case_id = $1 and state = 'open'", instanceId);
    }

    /// <inheritdoc/>
    public async Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        loaded = await ReadAsync(reader, cancellationToken);
        action = decide(loaded);
        var item = (action.Item ?? loaded.Item).Definition.Item;
        desk = new CaseDesk(
            loaded.File,
            action.Application?.Content ?? loaded.Application,
            action.Opinion?.Content ?? loaded.Opinion,
            item,
            loaded.WorkingTime);
        return (StimulusOf(action, loaded.WorkingTime.Calendar.Version), new CaseParticipant(desk));
    }

    /// <inheritdoc/>
    public void Write(Transaction transaction, BurstReport report)
    {
        var writer = new CaseWriter(services, transaction, report, desk!);
        writer.Revise(action!);
        writer.Update(action!.Item ?? loaded!.Item);
        writer.CarryOut();
        action!.Write?.Invoke(transaction, report.Stimulus.At);
    }

    /// <summary>The stimulus that brings an action to the flow.</summary>
    internal static Stimulus StimulusOf(CaseAction action, int calendarVersion)
    {
        var input = CaseJson.Write(action.Event);
        input["calendar"] = calendarVersion;
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

    private async Task<LoadedCase> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken);
        var row = await reader.ReadAsync(cancellationToken) ? CaseRow.Read(reader) : throw new InstanceNotFoundException(Guid.Empty);
        await reader.NextResultAsync(cancellationToken);
        Application? application = null;
        Opinion? opinion = null;
        while (await reader.ReadAsync(cancellationToken))
        {
            var id = reader.GetGuid(0);
            if (reader[2] is not byte[] content)
            {
                // Erased lawfully.
                continue;
            }

            if (id == row.File.Application.Id)
            {
                application = Revision.Open<Application>(services.Keys.Current, id, content);
            }
            else
            {
                opinion = Revision.Open<Opinion>(services.Keys.Current, id, content);
            }
        }

        if (application is null && !row.File.Status.IsFinal())
        {
            throw Problem.WrongState("办件的申请内容已依法删除，不能继续办理。");
        }

        await reader.NextResultAsync(cancellationToken);
        var tasks = new List<TaskRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            tasks.Add(TaskRow.Read(reader));
        }

        await services.Calendars.ReachAsync(row.File.Clocks.Select(clock => clock.Calendar).DefaultIfEmpty().Max(), cancellationToken);
        return new LoadedCase(row, await services.Items.GetAsync(row.VersionId, cancellationToken), application!, opinion, tasks)
        {
            WorkingTime = services.Calendars.Of(row.File.Region),
        };
    }
}
