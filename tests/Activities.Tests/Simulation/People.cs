using System.Globalization;
using MedInsFlows.Cases.Approvals;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Validation;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>What applicants, caseworkers and the administrator want, from what they see of the cases.</summary>
internal sealed class People(Store store, Random random)
{
    private readonly List<(Guid InstanceId, OpenTask Task)> seen = [];
    private int keys;

    /// <summary>Someone applies.</summary>
    public Request Apply(DefinitionVersion version) => New(
        StimulusKind.Start,
        new ApplicationSubmitted(
            "230000202603020000000001", "heilongjiang", "item", "harbin-center", Cases.Items.Channel.Online, null, [], random.Next(3) == 0 ? Papers.Incomplete : Papers.Complete)) with
    {
        Version = version,
        Troubles = random.Next(6) == 0,
    };

    /// <summary>Someone does something to a case, perhaps to a task that another has decided since it was seen; null where there is nothing to do.</summary>
    public Request? Act()
    {
        var row = store.Instances.Values.ElementAt(random.Next(store.Instances.Count));
        var (file, id) = (row.Case!, row.Id);
        seen.AddRange(file.Tasks.Select(task => (id, task)));
        var request = random.Next(20) switch
        {
            0 => New(StimulusKind.Cancel, new ApplicationWithdrawn(Papers.Reason)),
            1 or 2 when seen.Count > 0 => New(StimulusKind.Note, new TaskClaimed(seen[^1].Task.Id, "someone")) with { InstanceId = seen[^1].InstanceId },
            < 8 when row.Incidents > 0 => Retry(row),
            < 14 when file.CorrectionBookmark is not null => Correct(file),
            _ when seen.Count > 0 => Decide(seen[^Math.Min(1 + random.Next(4), seen.Count)]),
            _ => null,
        };
        return request is null ? null : request with { InstanceId = request.InstanceId ?? id, Troubles = random.Next(6) == 0 };
    }

    /// <summary>Someone does the next thing that leads a case to its end; null where nobody can.</summary>
    public Request? ActOnward() => store.Instances.Values.Select(Onward).FirstOrDefault(request => request is not null);

    private Request? Onward(InstanceRow row)
    {
        var file = row.Case!;
        var request = row.Incidents > 0 ? Retry(row)
            : file.CorrectionBookmark is not null && !row.Finished ? Correct(file)
            : file.Tasks.Length > 0 ? New(StimulusKind.Resume, new TaskCompleted(file.Tasks[0].Id, Decisions(row, file.Tasks[0])[0], "someone", null)) with { BookmarkId = file.Tasks[0].BookmarkId.ToString() }
            : null;
        return request is null ? null : request with { InstanceId = row.Id };
    }

    private Request Decide((Guid InstanceId, OpenTask Task) choice)
    {
        var decisions = Decisions(store.Instances[choice.InstanceId], choice.Task);
        var completed = new TaskCompleted(choice.Task.Id, decisions[random.Next(decisions.Count)], "someone", Papers.Reason);
        return New(StimulusKind.Resume, completed) with { InstanceId = choice.InstanceId, BookmarkId = choice.Task.BookmarkId.ToString() };
    }

    private Request Retry(InstanceRow row)
    {
        var incidents = Shell.StateOf(row)!.Incidents!;
        return New(StimulusKind.Retry, new IncidentRetried()) with { ExecutionId = incidents[random.Next(incidents.Count)].ActivityInstanceId };
    }

    private Request Correct(CaseFile file) => New(StimulusKind.Resume, new CorrectionSubmitted(Papers.Complete, [])) with { BookmarkId = file.CorrectionBookmark.ToString() };

    private Request New(StimulusKind kind, CaseEvent happening) => new(string.Create(CultureInfo.InvariantCulture, $"k{++keys}"), kind, happening);

    private static IReadOnlyList<string> Decisions(InstanceRow row, OpenTask task) =>
        row.Version.Graph.FindActivityById(task.Activity) is Approval ? [.. ApprovalWords.Decisions.Select(rule => rule.Decision)] : FlowOutcomes.Of(row.Version.Graph.FindActivityById(task.Activity)!);
}
