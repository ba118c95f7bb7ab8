using System.Text.Json.Serialization;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Separation;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>Something that came to a case from outside. It is what a stimulus of the engine brings, and stands in the journal; nothing personal.</summary>
public abstract record CaseEvent;

/// <summary>业务申请: a case was opened by an application.</summary>
/// <param name="CaseNumber">Its number.</param>
/// <param name="Region">The region.</param>
/// <param name="Item">The item.</param>
/// <param name="Agency">The agency that is to handle it.</param>
/// <param name="Channel">The way the application came.</param>
/// <param name="ApplicantCase">The kind of applicant.</param>
/// <param name="Circumstances">What the applicant declared.</param>
/// <param name="Application">What was sent.</param>
public sealed record ApplicationSubmitted(
    string CaseNumber,
    string Region,
    string Item,
    string Agency,
    Channel Channel,
    string? ApplicantCase,
    IReadOnlyList<string> Circumstances,
    Citation Application) : CaseEvent
{
    /// <summary>Whether somebody who accepts applications entered what another person brought, sent or told.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsEnteredForOthers { get; init; }

    /// <summary>What its parties are, each role once; null where it has none, and where it came before this was kept.</summary>
    public IReadOnlyList<string>? Parties { get; init; }
}

/// <summary>补正: the applicant sent what was missing.</summary>
/// <param name="Application">The application as it is now, whole.</param>
/// <param name="Circumstances">What the applicant declares now.</param>
public sealed record CorrectionSubmitted(Citation Application, IReadOnlyList<string> Circumstances) : CaseEvent
{
    /// <summary>The materials that were sent again.</summary>
    public IReadOnlyList<string> Materials { get; init; } = [];

    /// <summary>What the parties are now; null where they stay who they were.</summary>
    public IReadOnlyList<string>? Parties { get; init; }
}

/// <summary>撤回: the applicant withdrew.</summary>
/// <param name="Opinion">The reason.</param>
public sealed record ApplicationWithdrawn(Citation Opinion) : CaseEvent;

/// <summary>Someone took a task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Actor">The user name of the one who took it.</param>
public sealed record TaskClaimed(Guid TaskId, string Actor) : CaseEvent;

/// <summary>Someone gave a task back.</summary>
/// <param name="TaskId">The task.</param>
public sealed record TaskReleased(Guid TaskId) : CaseEvent;

/// <summary>Someone decided a task.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Decision">The decision, which is the outcome that the flow follows.</param>
/// <param name="Actor">The user name of the one who decided.</param>
/// <param name="Opinion">Reason and data, if there are any.</param>
public sealed record TaskCompleted(Guid TaskId, string Decision, string Actor, Citation? Opinion) : CaseEvent
{
    /// <summary>The user name of the one in whose name it was decided (受委派, 代理); null where who had taken it decided it himself.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The user name of the one who was to decide it and was absent (代理); null where nobody stood in.</summary>
    public string? StandsInFor { get; init; }

    /// <summary>岗位 of the task; null where it is the part of an applicant, or was decided before this was kept.</summary>
    public TaskDuty? Duty { get; init; }

    /// <summary>The amounts in yuan that were entered with it, by field id; null where there are none.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public IReadOnlyDictionary<string, decimal>? Amounts { get; init; }

    /// <summary>The dates that were entered with it, by field id; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, LocalDate>? Dates { get; init; }
}

/// <summary>A clock of the case reached a point of time.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Mark">Which point; see <see cref="ClockMarks"/>.</param>
public sealed record ClockElapsed(string Clock, string Mark) : CaseEvent;

/// <summary>A notice about days off moves the limits of the case.</summary>
/// <param name="Clocks">The clocks whose points of time move; those of the case that run, in their order.</param>
public sealed record CalendarAmended(IReadOnlyList<ClockMoved> Clocks) : CaseEvent;

/// <summary>A clock whose points of time move.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="From">When the limit ended by the calendar before.</param>
/// <param name="To">When it ends by the calendar that is known now; the same where only its lamp changes on another day.</param>
public sealed record ClockMoved(string Clock, Instant From, Instant To);

/// <summary>延期: a director signed that a limit is extended to the total that is printed for special cases.</summary>
/// <param name="Clock">The clock.</param>
/// <param name="Total">How long the limit is in total from now on.</param>
/// <param name="Reason">Why.</param>
public sealed record LimitExtended(string Clock, LimitLength Total, Citation Reason) : CaseEvent;

/// <summary>Another flow has something for this one: an event that it waits for, or the end of a child.</summary>
/// <param name="Signal">What.</param>
public sealed record FlowSignalled(string Signal) : CaseEvent;

/// <summary>A delay of the flow is over.</summary>
public sealed record DelayElapsed : CaseEvent;

/// <summary>A paper of the case was rendered, after the commit in which it was issued.</summary>
/// <param name="DocumentId">The paper.</param>
/// <param name="Sha256">The SHA-256 of the rendered paper, in hexadecimal.</param>
/// <param name="Rendered">Cites the rendered paper.</param>
public sealed record DocumentRendered(Guid DocumentId, string Sha256, Citation Rendered) : CaseEvent;

/// <summary>An administrator runs again what faulted.</summary>
public sealed record IncidentRetried : CaseEvent;

/// <summary>An administrator leaves a step that faulted by an outcome, as if it had been done.</summary>
/// <param name="Reason">Why.</param>
public sealed record StepSkipped(Citation Reason) : CaseEvent;

/// <summary>An administrator lets the flow stand still. The clocks of the case go on.</summary>
/// <param name="Reason">Why.</param>
public sealed record FlowHeld(Citation Reason) : CaseEvent;

/// <summary>An administrator lets the flow go on.</summary>
/// <param name="Reason">Why.</param>
public sealed record FlowReleased(Citation Reason) : CaseEvent;

/// <summary>An administrator moves the flow to another node.</summary>
/// <param name="Reason">Why.</param>
public sealed record FlowMoved(Citation Reason) : CaseEvent;

/// <summary>An administrator lets the case go on by another version of the item's definition.</summary>
/// <param name="Reason">Why.</param>
public sealed record FlowMigrated(Citation Reason) : CaseEvent;

/// <summary>依法删除: what the applicant sent and what was said about the case is destroyed.</summary>
/// <param name="Reason">Why, and by which law.</param>
public sealed record PersonalDataErased(Citation Reason) : CaseEvent;

/// <summary>An administrator ends a case that cannot go on.</summary>
/// <param name="Opinion">The reason.</param>
public sealed record CaseCancelled(Citation Opinion) : CaseEvent;
