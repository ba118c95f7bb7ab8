using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>The case in one burst: what it was, what has come to it, what was intended. Not thread-safe.</summary>
/// <param name="before">The case before the burst; null where the burst opens it.</param>
/// <param name="application">What the applicant sent, as it is with the present stimulus; opened when an activity asks for it.</param>
/// <param name="opinion">The last opinion, the one of the present stimulus included; opened when an activity asks for it.</param>
/// <param name="item">The facts of the item.</param>
/// <param name="workingTime">Calendar and office hours.</param>
/// <param name="numbers">The numbers that the agency has set for the item.</param>
public sealed class CaseDesk(
    CaseFile? before, Lazy<Application> application, Lazy<Opinion?> opinion, Item item, WorkingTime workingTime, LocalNumbers numbers) : ICaseDesk
{
    private readonly List<CaseIntent> pending = [];
    private readonly List<CaseIntent> accepted = [];
    private CaseFile? current;
    private Func<string>? newId;

    /// <inheritdoc />
    public Instant Now { get; private set; }

    /// <inheritdoc />
    public CaseFile Case => current ?? throw new InvalidOperationException("The case is not open yet.");

    /// <inheritdoc />
    public Application Application => application.Value;

    /// <inheritdoc />
    public Opinion? Opinion => opinion.Value;

    /// <inheritdoc />
    public Item Item { get; } = item;

    /// <inheritdoc />
    public WorkingTime WorkingTime { get; } = workingTime;

    /// <inheritdoc />
    public LocalNumbers Numbers { get; } = numbers;

    /// <summary>Whether a clock was started, stopped or changed in this burst, so that its points of time must be computed anew.</summary>
    public bool HasMovedClocks => before?.Clocks != Case.Clocks;

    /// <summary>What was intended in this burst and is part of the case now.</summary>
    public IReadOnlyList<CaseIntent> Accepted => accepted;

    /// <inheritdoc />
    public Guid NewId() => Guid.Parse(newId!(), System.Globalization.CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public void Intend(CaseIntent intent) => pending.Add(intent);

    /// <summary>Takes what came to the case. Told again, it begins anew from the case as it was before.</summary>
    /// <param name="happening">What.</param>
    /// <param name="at">Business time.</param>
    /// <param name="ids">Makes ids.</param>
    public void Receive(CaseEvent happening, Instant at, Func<string> ids)
    {
        (Now, newId, current) = (at, ids, before);
        pending.Clear();
        accepted.Clear();
        current = happening is ApplicationSubmitted submitted ? CaseFile.Open(submitted, at) : Case.After(happening);
        pending.AddRange(Consequences.Of(happening, Case, NewId));
    }

    /// <summary>Makes what was intended since it was last asked part of the case.</summary>
    /// <returns>What was intended.</returns>
    public IReadOnlyList<CaseIntent> Accept()
    {
        var now = pending.ToList();
        pending.Clear();
        foreach (var intent in now)
        {
            current = Case.After(intent, Now, WorkingTime.Calendar.Version);
        }

        accepted.AddRange(now);
        return now;
    }

    /// <summary>Takes where the burst left the flow.</summary>
    /// <param name="incidents">How many faults wait for someone.</param>
    public void Conclude(int incidents) => current = Case with { NeedsAttention = incidents > 0 };
}
