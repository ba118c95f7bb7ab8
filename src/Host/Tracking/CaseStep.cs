using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Tracking;

/// <summary>Where a step of a case stands.</summary>
public enum StepState
{
    /// <summary>已完成.</summary>
    Done,

    /// <summary>正在办理.</summary>
    Present,

    /// <summary>未开始.</summary>
    Ahead,

    /// <summary>The case ended here otherwise than completed.</summary>
    Ended,
}

/// <summary>A step of a case, for a line of steps.</summary>
/// <param name="Name">Its name.</param>
/// <param name="State">Where it stands.</param>
public sealed record CaseStep(string Name, StepState State)
{
    /// <summary>
    /// The steps of a case: those that the document prints, up to where the case has come, and its end. A stage that the document does not print stands
    /// behind those that are done.
    /// </summary>
    internal static IReadOnlyList<CaseStep> Of(CaseFile file, Item item, string statusText)
    {
        if (file.Status == CaseStatus.Completed)
        {
            return [.. item.Steps.Select(step => new CaseStep(step, StepState.Done)), .. item.Steps.Count == 0 ? [new CaseStep(statusText, StepState.Done)] : Array.Empty<CaseStep>()];
        }

        var steps = item.Steps.ToList();
        var present = file.Stage is { } stage ? steps.IndexOf(stage) : -1;
        if (present < 0)
        {
            present = 1 + steps.FindLastIndex(step => file.Decisions.Any(decided => !decided.IsSetAside && decided.Stage == step));
            present = present == 0 && steps.Count > 0 ? 1 : present;
            steps.Insert(present, file.Stage ?? statusText);
        }

        return file.Status.IsFinal()
            ? [.. steps.Take(present).Select(step => new CaseStep(step, StepState.Done)), new CaseStep(statusText, StepState.Ended)]
            : [.. steps.Select((step, place) => new CaseStep(step, place < present ? StepState.Done : place == present ? StepState.Present : StepState.Ahead))];
    }
}
