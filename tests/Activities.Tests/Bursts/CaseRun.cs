using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Models;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Calendar;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Engine.Instances;
using NodaTime;

namespace MedInsFlows.Activities.Tests.Bursts;

/// <summary>
/// Runs a case burst by burst on the real engine and the real desk. Between two bursts the flow's state and the case file pass through
/// JSON, and what the applicant and the caseworkers wrote is kept beside them, as in the store. Each burst is an hour after the one before.
/// </summary>
internal sealed class CaseRun(WorkflowGraph graph, Item item, int number = 1)
{
    private static readonly WorkingTime WorkingTime = new(WorkingCalendar.Build([]), OfficeHours.Default);

    private readonly Guid instanceId = Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0195e8a0-0000-7000-8000-{number + 0x15:x12}"), CultureInfo.InvariantCulture);
    private readonly Dictionary<Guid, SentApplication> applications = [];
    private readonly Dictionary<Guid, Opinion> opinions = [];
    private readonly List<Stimulus> stimuli = [];
    private readonly List<JsonObject> journal = [];
    private string? state;
    private byte[]? file;

    /// <summary>When the application comes: 2026-03-02 09:00 in Shanghai, a Monday.</summary>
    public static Instant Opening { get; } = Instant.FromUtc(2026, 3, 2, 1, 0);

    /// <summary>What the agency has set.</summary>
    public LocalNumbers Numbers { get; set; } = LocalNumbers.Unset;

    /// <summary>The case as it stands.</summary>
    public CaseFile Case => CaseJson.Read(file!);

    /// <summary>What the last burst intended, in order.</summary>
    public IReadOnlyList<CaseIntent> Intents { get; private set; } = [];

    /// <summary>What the last burst left.</summary>
    public BurstResult Last { get; private set; } = null!;

    /// <summary>The journal of all bursts.</summary>
    public IReadOnlyList<JsonObject> Journal => journal;

    /// <summary>All that is kept of the case outside the encrypted revisions.</summary>
    public string Kept => string.Join('\n', [state!, file!, .. journal.Select(record => record.ToJsonString(CaseParticipant.Readable))]);

    /// <summary>The application as it is now.</summary>
    public SentApplication Application => applications[Case.Application.Id];

    /// <summary>The last opinion.</summary>
    public Opinion? Opinion => Case.Opinion is { } citation ? opinions[citation.Id] : null;

    /// <summary>Activities of the last burst with the outcome they completed with, e.g. <c>check:Complete</c>.</summary>
    public IEnumerable<string> Path => Last.Records.Select(record => record.Content)
        .Where(record => (string)record["event"]! == "Completed" && ((string)record["node"]!).Split(':').Length > 2)
        .Select(record => $"{((string)record["node"]!).Split(':')[^1]}:{string.Join('+', record["outcomes"]!.AsArray())}");

    public Instant Now => Opening + Duration.FromHours(stimuli.Count - 1);

    /// <summary>An application as it was taken in before parties were kept.</summary>
    public CaseRun SubmitAsBefore(SentApplication application) => Submit(application, parties: null);

    public CaseRun Submit(SentApplication application) => Submit(application, application.Parties is [] ? null : application.PartyRoles());

    private CaseRun Submit(SentApplication application, IReadOnlyList<string>? parties)
    {
        var citation = Keep(applications, application);
        return Send(StimulusKind.Start, new ApplicationSubmitted(
            "230000202603020000000001",
            item.Region,
            item.Id,
            "harbin-center",
            application.Channel,
            application.ApplicantCase,
            application.Circumstances,
            citation)
        {
            Parties = parties,
        });
    }

    /// <summary>Someone decides the task of a stage, the first where several wait.</summary>
    public CaseRun Decide(string stage, string decision, string actor, string? reason = null, string? data = null, IReadOnlyDictionary<string, decimal>? amounts = null, IReadOnlyDictionary<string, LocalDate>? dates = null)
    {
        var task = Case.Tasks.First(task => task.Stage == stage);
        var entered = data is null ? null : JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(data);
        var citation = reason is null && data is null ? null : Keep(opinions, new Opinion(reason, entered));
        return Send(StimulusKind.Resume, new TaskCompleted(task.Id, decision, actor, citation) { Amounts = amounts, Dates = dates }, actor, task.BookmarkId);
    }

    /// <summary>退回: from the task of a stage to a stage of an activity.</summary>
    public CaseRun GoBack(string from, string activity, string stage)
    {
        var task = Case.Tasks.Single(task => task.Stage == from);
        return Send(StimulusKind.Move, new TaskReturned(task.Id, activity, Keep(opinions, new Opinion("请重办"))) { Stage = stage }, "someone", task.BookmarkId, activity);
    }

    /// <summary>拿回: the last decision, from the task of a stage to the activity where it was made.</summary>
    public CaseRun TakeBack(string from, string activity) => Send(
        StimulusKind.Move, new DecisionTakenBack(Case.Decisions[^1].TaskId!.Value) { Activity = activity }, "someone", Case.Tasks.Single(task => task.Stage == from).BookmarkId, activity);

    public CaseRun Correct(Correction correction)
    {
        var application = Application.With(correction);
        var corrected = new CorrectionSubmitted(Keep(applications, application), application.Circumstances)
        {
            Materials = [.. correction.Materials?.Select(material => material.Id) ?? []],
            Parties = correction.Parties is null ? null : application.PartyRoles(),
        };
        return Send(StimulusKind.Resume, corrected, bookmark: Case.CorrectionBookmark!.Value);
    }

    public CaseRun Withdraw(string reason) =>
        Send(StimulusKind.Cancel, new ApplicationWithdrawn(Keep(opinions, new Opinion(reason, null))));

    public CaseRun Cancel(string reason) =>
        Send(StimulusKind.Cancel, new CaseCancelled(Keep(opinions, new Opinion(reason, null))), "admin");

    public CaseRun Elapse(string clock, string mark = ClockMarks.Due) => Send(StimulusKind.Note, new ClockElapsed(clock, mark), "system");

    /// <summary>The limit takes the flow from a task that waits, as the host does where the task declares a limit outcome.</summary>
    public CaseRun Overtake(string clock, string stage) => Send(
        StimulusKind.Resume, new ClockElapsed(clock, ClockMarks.Outcome), "system", Case.Tasks.Single(task => task.Stage == stage).BookmarkId);

    /// <summary>A time that the flow waits for has passed.</summary>
    public CaseRun Pass(string clock) => Send(
        StimulusKind.Resume, new ClockElapsed(clock, ClockMarks.Outcome), "system", Case.Clocks.Single(waited => waited.Id == clock).BookmarkId);

    public CaseRun Extend(string clock, LimitLength total) => Send(StimulusKind.Note, new LimitExtended(clock, total, Keep(opinions, new Opinion("案情复杂"))), "director");

    /// <summary>The same case, so that something else can happen to it too.</summary>
    public CaseRun Fork()
    {
        var fork = Anew();
        (fork.state, fork.file, fork.Last, fork.Intents) = (state, file, Last, Intents);
        fork.stimuli.AddRange(stimuli);
        fork.journal.AddRange(journal);
        return fork;
    }

    /// <summary>The same stimuli once more from the beginning.</summary>
    public CaseRun Replay()
    {
        var again = Anew();
        stimuli.ForEach(again.Burst);
        return again;
    }

    /// <summary>A case that has not begun, with all that people have written.</summary>
    private CaseRun Anew()
    {
        var anew = new CaseRun(graph, item, number);
        foreach (var (id, application) in applications)
        {
            anew.applications.Add(id, application);
        }

        foreach (var (id, opinion) in opinions)
        {
            anew.opinions.Add(id, opinion);
        }

        return anew;
    }

    private static Citation Keep<T>(Dictionary<Guid, T> revisions, T revision)
    {
        var id = new Guid(revisions.Count + 1, 0, 0, new byte[8]);
        revisions.Add(id, revision);
        return new Citation(id, id.ToString("N"));
    }

    private CaseRun Send(StimulusKind kind, CaseEvent happening, string actor = "heilongjiang-applicant", Guid? bookmark = null, string? activity = null)
    {
        var stimulus = new Stimulus(kind, happening.GetType().Name, actor)
        {
            Number = stimuli.Count + 1,
            At = (Opening + Duration.FromHours(stimuli.Count)).ToDateTimeOffset(),
            BookmarkId = bookmark?.ToString(),
            NodeId = activity is null ? null : graph.FindNodeByActivityId(activity)!.NodeId,
            Input = CaseJson.Write(happening),
        };
        CaseJson.Add(stimulus.Input, Numbers);
        Burst(stimulus);
        return this;
    }

    private void Burst(Stimulus stimulus)
    {
        var before = state is null ? null : JsonSerializer.Deserialize(state, InstanceStateJson.Default.InstanceState);
        var caseBefore = file is null ? null : CaseJson.Read(file);
        var participant = new CaseParticipant(caseBefore, stimulus, applications, opinions, item, WorkingTime);
        Last = Engine.Instances.Burst.Run(graph, instanceId, before, stimulus, participant);
        stimuli.Add(stimulus);
        state = JsonSerializer.Serialize(Last.State, InstanceStateJson.Default.InstanceState);
        file = CaseJson.Write(participant.Desk.Case);
        Intents = participant.Desk.Accepted;
        journal.AddRange(Last.Records.Select(record => record.Content));
    }
}
