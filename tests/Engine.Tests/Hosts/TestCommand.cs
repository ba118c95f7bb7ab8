using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Storage;
using Npgsql;

namespace MedInsFlows.Engine.Tests.Hosts;

/// <summary>A command that writes rows of its own in the commit of the burst: that it was done, under its key, and what it did to the case.</summary>
internal sealed class TestCommand(string key, Stimulus stimulus) : IInstanceCommand
{
    public const string Tables =
        """
        create schema test;
        create table test.commands (key text primary key, stimulus integer);
        create table test.effects (instance_id uuid not null, stimulus integer not null, place integer not null, effect text not null);
        """;

    public TestCase Case { get; } = new();

    public void Query(Transaction transaction, Guid instanceId) =>
        transaction.Add("insert into test.commands (key) values ($1) on conflict do nothing returning key", key);

    public async Task<(Stimulus Stimulus, IBurstParticipant Participant)> DecideAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (stimulus.Kind != StimulusKind.Start)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        return await reader.ReadAsync(cancellationToken)
            ? (stimulus with { Input = stimulus.Input.DeepClone().AsObject() }, Case)
            : throw new RepeatedCommandException();
    }

    public void Write(Transaction transaction, BurstReport report)
    {
        transaction.Add("update test.commands set stimulus = $2 where key = $1", key, report.Stimulus.Number);
        foreach (var (place, effect) in Case.Effects.Index())
        {
            transaction.Add(
                "insert into test.effects (instance_id, stimulus, place, effect) values ($1, $2, $3, $4)",
                report.InstanceId,
                report.Stimulus.Number,
                place,
                effect);
        }
    }
}

/// <summary>The command was done before.</summary>
internal sealed class RepeatedCommandException : Exception;
