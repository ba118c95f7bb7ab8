using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>转办 or 改派: who held a task, or a supervisor, gave it to somebody else, who holds it from now on; nobody is to decide it in another one's name any more.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="To">The user name of the one who holds it now.</param>
/// <param name="Reason">Why.</param>
public sealed record TaskTransferred(Guid TaskId, string To, Citation Reason) : CaseEvent;

/// <summary>委派: who holds a task lets somebody else decide it in his name.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="To">The user name of the one who is to decide.</param>
/// <param name="Reason">Why.</param>
public sealed record TaskDelegated(Guid TaskId, string To, Citation Reason) : CaseEvent;

/// <summary>收回委派: who holds a task decides it himself again.</summary>
/// <param name="TaskId">The task.</param>
public sealed record TaskTakenBack(Guid TaskId) : CaseEvent;

/// <summary>抄送: somebody was shown a task; it gives no right to decide.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="To">The user name of the one to whom it is shown.</param>
public sealed record TaskCopied(Guid TaskId, string To) : CaseEvent;

/// <summary>催办: the applicant or a supervisor asked that a task be done.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="At">Business time.</param>
public sealed record TaskReminded(Guid TaskId, Instant At) : CaseEvent;

/// <summary>加急: a supervisor put a task before others.</summary>
/// <param name="TaskId">The task.</param>
public sealed record TaskUrged(Guid TaskId) : CaseEvent;

/// <summary>退回: who holds a task lets the case go back to an earlier stage.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Activity">The activity of the stage.</param>
/// <param name="Opinion">The reason.</param>
public sealed record TaskReturned(Guid TaskId, string Activity, Citation Opinion) : CaseEvent
{
    /// <summary>The stage; null where it was returned before this was kept, when an activity had but one.</summary>
    public string? Stage { get; init; }
}

/// <summary>拿回: who decided last took the decision back before anybody had gone on from it.</summary>
/// <param name="TaskId">The task that was decided.</param>
public sealed record DecisionTakenBack(Guid TaskId) : CaseEvent
{
    /// <summary>The activity to which the flow goes back; null where the flow had not gone on yet, or it was taken back before this was kept.</summary>
    public string? Activity { get; init; }
}

/// <summary>加签: who is to decide a task asked somebody else to sign as well.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Signer">Who signs.</param>
/// <param name="Position">Before or after the decision.</param>
/// <param name="Reason">Why.</param>
public sealed record SignerAdded(Guid TaskId, Signer Signer, SignerPosition Position, Citation Reason) : CaseEvent;

/// <summary>减签: somebody who was asked to sign and has not need not sign any more.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="UserName">The user name of the one who was to sign.</param>
/// <param name="Reason">Why.</param>
public sealed record SignerRemoved(Guid TaskId, string UserName, Citation Reason) : CaseEvent
{
    /// <summary>The decision that waited for this signature alone, by which the flow goes on; null where none did.</summary>
    public string? Decision { get; init; }
}

/// <summary>A task was decided, and the decision waits for those who sign after it.</summary>
/// <param name="Completed">The decision.</param>
public sealed record DecisionHeld(TaskCompleted Completed) : CaseEvent;

/// <summary>An added signer signed.</summary>
/// <param name="TaskId">The task of the signature.</param>
/// <param name="Signed">Whether the signer agrees, in a word.</param>
/// <param name="Actor">The user name of the signer.</param>
/// <param name="Reason">Why; null where nothing was said.</param>
public sealed record SignatureGiven(Guid TaskId, string Signed, string Actor, Citation? Reason) : CaseEvent
{
    /// <summary>The decision that waited for this signature alone, by which the flow goes on; null where none did.</summary>
    public string? Decision { get; init; }
}

/// <summary>终止: the director of the agency ended the case.</summary>
/// <param name="Opinion">The reason.</param>
public sealed record CaseTerminated(Citation Opinion) : CaseEvent;

/// <summary>Nobody at the agency may decide a task: whoever has its role is kept from it by a rule, or nobody has the role.</summary>
/// <param name="TaskId">The task.</param>
public sealed record NoEligiblePerson(Guid TaskId) : CaseEvent;

/// <summary>交上级机构: the director gave a task that nobody here may decide to the superior agency.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="Agency">The superior agency.</param>
/// <param name="Reason">Why.</param>
public sealed record TaskLifted(Guid TaskId, string Agency, Citation Reason) : CaseEvent;

/// <summary>特批: the director set off for somebody the rules that can be set off, for one task that nobody else here may decide.</summary>
/// <param name="TaskId">The task.</param>
/// <param name="To">The user name of the one who may decide it.</param>
/// <param name="Rules">The ids of the rules; see <see cref="Separation.SeparationRule"/>.</param>
/// <param name="Reason">Why.</param>
public sealed record ExceptionMade(Guid TaskId, string To, IReadOnlyList<string> Rules, Citation Reason) : CaseEvent;
