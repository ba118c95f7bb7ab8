using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Payments;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Cases.Separation;

/// <summary>
/// 不相容岗位: who must not decide a task of a case, and by which rule. The one place where it is judged, whatever is done to the task. Immutable.
/// </summary>
public sealed record SeparationFacts
{
    /// <summary>The case.</summary>
    public required CaseFile File { get; init; }

    /// <summary>What the definition says of all tasks of the item.</summary>
    public required IReadOnlyCollection<TaskFacts> Tasks { get; init; }

    /// <summary>The accounts that have to do with the case, and those that are asked about.</summary>
    public required IReadOnlyCollection<Person> People { get; init; }

    /// <summary>The account that sent the application.</summary>
    public required Guid SentBy { get; init; }

    /// <summary>The keyed digests of the identity numbers of all whom the case concerns.</summary>
    public required Lazy<IReadOnlySet<string>> Concerned { get; init; }

    /// <summary>The name of the applicant.</summary>
    public required Lazy<string?> ApplicantName { get; init; }

    /// <summary>Whether the agency lets who accepted a case of this item review it, and the item leaves that to it.</summary>
    public bool AcceptorMayReview { get; init; }

    /// <summary>The account of a user name.</summary>
    /// <param name="userName">The user name.</param>
    public Person? Find(string userName) => People.FirstOrDefault(person => person.UserName == userName);

    /// <summary>The rules that stand against somebody's deciding a task, hard ones first; empty where none does.</summary>
    /// <param name="task">The task.</param>
    /// <param name="person">Who is to decide.</param>
    public IReadOnlyList<Breach> Judge(OpenTask task, Person person)
    {
        var facts = TaskFacts.Find(Tasks, task.Activity, task.Stage)!;
        var breaches = File.Decisions.Where(decided => IsOf(decided, person)).SelectMany(decided => Between(facts, decided));
        IEnumerable<Breach> all = facts.Duty is null ? breaches : [.. Own(person), .. breaches];
        return [.. all.Where(breach => breach.Rule.IsHard || task.ExceptedFor != person.UserName).Distinct().OrderByDescending(breach => breach.Rule.IsHard)];
    }

    /// <summary>The rules that stand against somebody's doing something to a payment order after the flow has made it; empty where none does.</summary>
    /// <param name="payment">The payment order.</param>
    /// <param name="duty">岗位 of what is to be done.</param>
    /// <param name="person">Who is to do it.</param>
    public IReadOnlyList<Breach> Judge(CasePayment payment, TaskDuty duty, Person person)
    {
        var before = File.Decisions.Where(decided => IsOf(decided, person)).Select(decided => (Duty: DutyOf(decided), decided.Stage))
            .Concat((payment.Acts ?? []).Where(act => IsBy(act.Actor, person)).Select(act => (Duty: (TaskDuty?)act.Duty, Stage: PaymentAct.NameOf(act.Kind))));
        return [.. Own(person), .. before.Where(done => done.Duty is { } other && Duties.Between(duty, other) == SeparationRule.Payment)
            .Select(done => new Breach(SeparationRule.Payment, done.Stage)).Distinct()];
    }

    /// <summary>Whether it is the case of somebody or of a relative, so that he must not handle it in whatever way; null where it is not.</summary>
    /// <param name="person">Who.</param>
    public Breach? JudgeOwn(Person person) => Own(person).FirstOrDefault();

    /// <summary>Who may decide a task: accounts of its role at its agency against whom no rule stands.</summary>
    /// <param name="task">The task.</param>
    public IEnumerable<Person> Eligible(OpenTask task) =>
        People.Where(person => person.IsActive && person.Holds(task.Role, task.Superior ?? File.Agency) && Judge(task, person) is []);

    private IEnumerable<Breach> Between(TaskFacts facts, Decided decided)
    {
        if (facts.Duty is { } duty && DutyOf(decided) is { } before && Duties.Between(duty, before) is { } rule && !IsSetOff(rule))
        {
            yield return new Breach(rule, decided.Stage);
        }

        if (facts.MustDifferFrom.Contains(decided.Stage))
        {
            yield return new Breach(SeparationRule.Flow, decided.Stage);
        }
    }

    private bool IsSetOff(SeparationRule rule) => rule == SeparationRule.Review && AcceptorMayReview;

    /// <summary>What was decided before its duty was kept is judged by the definition, as far as it still has the activity.</summary>
    private TaskDuty? DutyOf(Decided decided) => decided.Duty ?? TaskFacts.Find(Tasks, decided.Activity, decided.Stage)?.Duty;

    /// <summary>Whether somebody decided, or had it decided in his name, by whichever of his accounts.</summary>
    private bool IsOf(Decided decided, Person person) =>
        decided.IsOf(person.UserName) || People.Any(other => other.Is(person) && decided.IsOf(other.UserName));

    /// <summary>Whether a user name is one of somebody's accounts.</summary>
    private bool IsBy(string userName, Person person) => userName == person.UserName || People.Any(other => other.UserName == userName && other.Is(person));

    private IEnumerable<Breach> Own(Person person)
    {
        if (IsOwn(person))
        {
            yield return new Breach(SeparationRule.OwnCase);
        }
        else if (IsRelatives(person))
        {
            yield return new Breach(SeparationRule.RelativesCase);
        }
    }

    /// <summary>Who sent it for himself is known by his account, though nobody may have said who he is; a clerk who enters what others bring is not the sender.</summary>
    private bool IsOwn(Person person) =>
        (person.Identity is { } identity && Concerned.Value.Contains(identity))
        || (People.FirstOrDefault(candidate => candidate.AccountId == SentBy) is { } sender && sender.Is(person)
            && (!File.IsEnteredForOthers || sender.Name == ApplicantName.Value));

    /// <summary>By his own declaration, or by that of a colleague whose case it is.</summary>
    private bool IsRelatives(Person person) =>
        (person.Relatives.Count > 0 && person.Relatives.Any(Concerned.Value.Contains))
        || (person.Identity is { } identity && People.Any(other => other.Identity is { } known && other.Relatives.Contains(identity) && Concerned.Value.Contains(known)));
}
