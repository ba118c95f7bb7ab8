using System.Text;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Engine.Timers;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>The row of an instance with that of its case.</summary>
internal sealed record InstanceRow(Guid Id, DefinitionVersion Version)
{
    public int Stimuli { get; init; }

    public int Records { get; init; }

    public byte[] Hash { get; init; } = new byte[32];

    public DateTimeOffset UpdatedAt { get; init; }

    public int Incidents { get; init; }

    public bool Finished { get; init; }

    /// <summary>What the flow keeps, as JSON; null before the first burst.</summary>
    public string? State { get; init; }

    /// <summary>The case file, as JSON; null before the first burst.</summary>
    public string? File { get; init; }

    /// <summary>The case file; null before the first burst.</summary>
    public CaseFile? Case => File is null ? null : CaseJson.Read(Encoding.UTF8.GetBytes(File));
}

internal sealed record BookmarkRow(string Id, Guid InstanceId, string Name, string Hash);

internal sealed record TimerRow(DueTimer Timer)
{
    public const string Fired = "fired";

    public const string Cancelled = "cancelled";

    public const string Ignored = "ignored";

    public string? Outcome { get; init; }

    public Guid InstanceId => Timer.InstanceId;

    public TimerKey Key => Timer.Key;

    public bool IsOpen => Outcome is null;
}

internal sealed record TaskRow(Guid Id, Guid InstanceId, string State)
{
    public const string Open = "open";

    public const string Done = "done";

    public const string Cancelled = "cancelled";
}

internal sealed record NoticeRow(Guid Id, Guid InstanceId, bool Delivered);
