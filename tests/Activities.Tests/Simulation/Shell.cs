using System.Text.Json;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Engine.Instances;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>What a burst left, not written yet.</summary>
internal sealed record Outcome(InstanceRow Before, Stimulus Stimulus, BurstResult Result, CaseDesk Desk);

/// <summary>Runs bursts of the real engine on the real desk.</summary>
internal static class Shell
{
    private static readonly WorkingTime WorkingTime = new(WorkingCalendar.Build([]), OfficeHours.Default);

    /// <summary>Runs a burst on the instance as it was read; null where the engine refuses the stimulus.</summary>
    public static Outcome? Run(InstanceRow row, Stimulus stimulus, DateTimeOffset now, ulong seed)
    {
        var micro = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        var numbered = stimulus with { Number = row.Stimuli + 1, At = micro > row.UpdatedAt ? micro : row.UpdatedAt, Seed = seed };
        var participant = ParticipantOf(row.Case, numbered);
        try
        {
            return new Outcome(row, numbered, Burst.Run(row.Version.Graph, row.Id, StateOf(row), numbered, participant), participant.Desk);
        }
        catch (StimulusRefusedException)
        {
            return null;
        }
    }

    /// <summary>The part of the case in a burst.</summary>
    public static CaseParticipant ParticipantOf(CaseFile? before, Stimulus stimulus) =>
        new(before, stimulus, Papers.Applications, Papers.Opinions, ItemFile.ChronicDisease.Definition.Item, WorkingTime);

    /// <summary>When the lamp of a running clock changes.</summary>
    public static LampTimes TimesOf(CaseClock clock, CaseFile file) =>
        LampTimes.Of(clock.ForComputation(file.ReceivedAt), WorkingTime, LampThresholds.Default, clock.StartedAt);

    public static InstanceState? StateOf(InstanceRow row) => row.State is null ? null : JsonSerializer.Deserialize(row.State, InstanceStateJson.Default.InstanceState);

    public static string Written(InstanceState state) => JsonSerializer.Serialize(state, InstanceStateJson.Default.InstanceState);
}
