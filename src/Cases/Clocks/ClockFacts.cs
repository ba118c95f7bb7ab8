using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Clocks;

/// <summary>What the definition says of a clock that the flow may start.</summary>
/// <param name="Activity">The activity that starts it.</param>
/// <param name="Limit">The limit as printed.</param>
/// <param name="StartEvent">What starts it.</param>
/// <param name="StartAssumed">Whether the document leaves the start open.</param>
/// <param name="Clause">Where the limit is printed.</param>
public sealed record ClockFacts(string Activity, TimeLimitFact Limit, string StartEvent, bool StartAssumed, string Clause)
{
    /// <summary>What the time asks, and of whom.</summary>
    public TimeKind TimeKind { get; init; }

    /// <summary>What ends it.</summary>
    public string EndEvent { get; init; } = "办结";

    /// <summary>The channels to which it is limited; empty for all.</summary>
    public IReadOnlyList<Channel> Channels { get; init; } = [];

    /// <summary>The kinds of applicant to which it is limited; empty for all.</summary>
    public IReadOnlyList<string> ApplicantCases { get; init; } = [];

    /// <summary>Whether it is the limit of the whole case, which the lamp of the case shows.</summary>
    public bool IsOverall => TimeKind == TimeKind.Limit && Limit.Scope != TimeLimitScope.Stage && Limit.Authority != TimeLimitAuthority.Statutory;

    /// <summary>Whether it holds for an application.</summary>
    /// <param name="channel">The way it came.</param>
    /// <param name="applicantCase">The kind of applicant.</param>
    public bool AppliesTo(Channel channel, string? applicantCase) =>
        (Channels.Count == 0 || Channels.Contains(channel))
        && (ApplicantCases.Count == 0 || (applicantCase is not null && ApplicantCases.Contains(applicantCase)));
}
