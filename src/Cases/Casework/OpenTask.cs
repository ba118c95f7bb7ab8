using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MedInsFlows.Cases.Separation;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>A task that waits for someone.</summary>
/// <param name="Id">Its id.</param>
/// <param name="BookmarkId">Where the flow waits for it.</param>
/// <param name="Activity">The activity whose task it is.</param>
/// <param name="Stage">The step of the item.</param>
/// <param name="Role">Whose it is.</param>
/// <param name="OpenedAt">Since when it waits.</param>
public sealed record OpenTask(Guid Id, Guid BookmarkId, string Activity, string Stage, string Role, Instant OpenedAt)
{
    /// <summary>The user name of the one who has taken it.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>The user name of the one who is to decide in the name of the one who has taken it; null where that is himself.</summary>
    public string? DelegatedTo { get; init; }

    /// <summary>When it was last asked that it be done.</summary>
    public Instant? RemindedAt { get; init; }

    /// <summary>Whether a supervisor has put it before others.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>The superior agency whose people decide it; null where the agency of the case does.</summary>
    public string? Superior { get; init; }

    /// <summary>The user name of the one for whom a director has set off the rules that can be set off; null for nobody.</summary>
    public string? ExceptedFor { get; init; }

    /// <summary>How many decisions had been made when it opened.</summary>
    public int Preceding { get; init; }

    /// <summary>加签: the task for which it is a signature; null where it is a task of the flow.</summary>
    public Guid? Signs { get; init; }

    /// <summary>Of a signature, the user name of the one who asked for it.</summary>
    public string? AddedBy { get; init; }

    /// <summary>后加签: who signs once it is decided positively.</summary>
    public ImmutableArray<Signer> Signers { get; init; } = [];

    /// <summary>The decision that waits for those who sign after it; null as long as there is none.</summary>
    public TaskCompleted? Held { get; init; }

    /// <summary>How many rows of a list it judges; null where it judges none.</summary>
    public int? RosterRows { get; init; }
}

/// <summary>Who decided what.</summary>
/// <param name="Activity">The activity whose task it was.</param>
/// <param name="Stage">The step of the item.</param>
/// <param name="Actor">The user name of the one who decided.</param>
/// <param name="Decision">The decision.</param>
public sealed record Decided(string Activity, string Stage, string Actor, string Decision)
{
    /// <summary>The user name of the one in whose name it was decided; null where who had taken it decided it himself.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The user name of the one who was to decide it and was absent; null where nobody stood in.</summary>
    public string? StandsInFor { get; init; }

    /// <summary>The task; null where it was decided before this was kept.</summary>
    public Guid? TaskId { get; init; }

    /// <summary>岗位 of the task; null where it was the part of an applicant, or was decided before this was kept.</summary>
    public TaskDuty? Duty { get; init; }

    /// <summary>Whether the case has gone back behind it, so that it carries the case no more. 不相容岗位 counts it all the same.</summary>
    public bool IsSetAside { get; init; }

    /// <summary>加签: the task for which it is a signature; null where it is a decision that the flow followed.</summary>
    public Guid? Signs { get; init; }

    /// <summary>The amounts in yuan that were entered with it, by field id; null where there are none.</summary>
    public IReadOnlyDictionary<string, decimal>? Amounts { get; init; }

    /// <summary>The dates that were entered with it, by field id; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, LocalDate>? Dates { get; init; }

    /// <summary>Whether someone decided it, or had it decided in his name.</summary>
    /// <param name="userName">The user name.</param>
    public bool IsOf(string userName) => Actor == userName || OnBehalfOf == userName || StandsInFor == userName;
}
