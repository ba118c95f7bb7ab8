using MedInsFlows.Cases.Agencies;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>
/// What the service itself brings to an instance: that of a case, or one without a case, which the flow of a case has started as its child. Used once.
/// </summary>
/// <param name="services">What a case needs.</param>
/// <param name="action">What it is for a case.</param>
internal sealed class ServiceCommand(CaseServices services, CaseAction action) : IInstanceCommand
{
    private readonly CaseCommand command = new(services, _ => action);
    private bool hasCase;

    /// <inheritdoc/>
    public void Query(Transaction transaction, Guid instanceId)
    {
        transaction.Add("select exists (select from cases.cases where id = $1)", instanceId);
        command.Query(transaction, instanceId);
    }

    /// <inheritdoc/>
    public async Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        // A new instance has no lock whose result would come before.
        if (action.Kind != StimulusKind.Start)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        await reader.ReadAsync(cancellationToken);
        hasCase = reader.GetBoolean(0);
        return hasCase
            ? await command.DecideAsync(reader, cancellationToken)
            : (CaseCommand.StimulusOf(action, services.Calendars.Version, LocalNumbers.Unset), new CaselessParticipant());
    }

    /// <inheritdoc/>
    public void Write(Transaction transaction, BurstReport report)
    {
        if (hasCase)
        {
            command.Write(transaction, report);
        }
    }
}
