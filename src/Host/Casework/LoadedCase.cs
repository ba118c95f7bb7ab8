using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Host.Items;

namespace MedInsFlows.Host.Casework;

/// <summary>A case under lock, with all that a decision about it may depend on.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Item">The version of the item to which it is pinned.</param>
/// <param name="Application">What the applicant sent, as it is now; of a case that is closed it may have been erased lawfully, and is null then.</param>
/// <param name="Opinion">The last reason or data that someone gave.</param>
/// <param name="Tasks">Its open tasks.</param>
internal sealed record LoadedCase(CaseRow Row, PublishedItem Item, Application Application, Opinion? Opinion, IReadOnlyList<TaskRow> Tasks)
{
    /// <summary>The calendar by which the command counts.</summary>
    public required WorkingTime WorkingTime { get; init; }

    /// <summary>The case file.</summary>
    public CaseFile File => Row.File;
}
