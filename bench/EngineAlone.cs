using System.Diagnostics;
using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Storage;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Journal;
using MedInsFlows.Host.Casework;

namespace MedInsFlows.Bench;

/// <summary>Whole lives of cases without a database, on one thread: state and case file pass through JSON between bursts, the journal is made and chained.</summary>
internal static class EngineAlone
{
    private const int MostRounds = 8;

    /// <summary>How many bursts a core runs in a second, once the program is warm: when a further round is not faster by a twentieth.</summary>
    public static double BurstsPerSecond(CaseLoad load, TimeSpan time)
    {
        var best = Run(load, time);
        for (var round = 1; round < MostRounds; round++)
        {
            var (before, now) = (best, Run(load, time));
            best = Math.Max(best, now);
            if (round > 2 && now < before * 1.05)
            {
                break;
            }
        }

        return best;
    }

    private static double Run(CaseLoad load, TimeSpan time)
    {
        var (item, application, cases) = load.Parts;
        var citation = Revision.Of(cases.Keys.Current, cases.Random.NewId(), application).Citation;
        var submitted = new ApplicationSubmitted("230000001202611221000001", "heilongjiang", item.Definition.Item.Id, "province-center", application.Channel, null, [], citation);
        var (bursts, watch) = (0, Stopwatch.StartNew());
        while (watch.Elapsed < time)
        {
            var life = new Life(load);
            life.Send(new CaseAction(StimulusKind.Start, submitted, Actor.Service));
            foreach (var decision in new[] { "受理", "审核通过" })
            {
                var task = life.File.Tasks[0];
                life.Send(new CaseAction(StimulusKind.Note, new TaskClaimed(task.Id, "someone"), Actor.Service));
                life.Send(new CaseAction(StimulusKind.Resume, new TaskCompleted(task.Id, decision, "someone", null), Actor.Service) { BookmarkId = task.BookmarkId });
            }

            bursts += life.Bursts;
        }

        return bursts / watch.Elapsed.TotalSeconds;
    }

    private sealed class Life(CaseLoad load)
    {
        private readonly Guid id = load.Parts.Cases.Random.NewId();
        private byte[]? state;
        private byte[]? file;
        private byte[] hash = new byte[32];

        public int Bursts { get; private set; }

        public CaseFile File => CaseJson.Read(file!);

        public void Send(CaseAction action)
        {
            var (item, application, cases) = load.Parts;
            var desk = new CaseDesk(file is null ? null : File, new(application), new((Opinion?)null), item.Definition.Item, cases.TimeOf("heilongjiang", "province-center"), LocalNumbers.Unset);
            var stimulus = CaseCommand.StimulusOf(action, 3, LocalNumbers.Unset) with { Number = ++Bursts, At = DateTimeOffset.UnixEpoch.AddYears(56) };
            var before = state is null ? null : JsonSerializer.Deserialize(state, InstanceStateJson.Default.InstanceState);
            var result = Burst.Run(item.Version.Graph, id, before, stimulus, new CaseParticipant(desk));
            state = JsonSerializer.SerializeToUtf8Bytes(result.State, InstanceStateJson.Default.InstanceState);
            file = CaseJson.Write(desk.Case);
            foreach (var record in result.Records)
            {
                hash = JournalChain.Next(hash, CanonicalJson.Bytes(record.Content));
            }
        }
    }
}
