using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>转办: who held a task gave it to somebody else, who holds it from now on.</summary>
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
public sealed record TaskReturned(Guid TaskId, string Activity, Citation Opinion) : CaseEvent;

/// <summary>拿回: who decided last took the decision back before anybody had gone on from it.</summary>
/// <param name="TaskId">The task that was decided.</param>
public sealed record DecisionTakenBack(Guid TaskId) : CaseEvent;

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
