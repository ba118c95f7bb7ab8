using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Keys;

namespace MedInsFlows.Host.Configuration;

/// <summary>
/// The checked configuration of the host, section <c>MedIns</c>. Immutable. A class, not a record: its text form must not show secrets.
/// </summary>
internal sealed class Settings
{
    /// <summary>Npgsql connection string of the service's database.</summary>
    public required string Database { get; init; }

    /// <summary>The key that wraps all others.</summary>
    public required MasterKey MasterKey { get; init; }

    /// <summary>The one password of all demo accounts; null outside demo mode.</summary>
    public required string? DemoPassword { get; init; }

    /// <summary>Demo mode only: with about how many played cases a fresh database begins; 0 for none.</summary>
    public required int DemoCases { get; init; }

    /// <summary>Password with which the first <c>admin</c> is created; null where none is to be created.</summary>
    public required string? AdminPassword { get; init; }

    /// <summary>The server that takes the notices.</summary>
    public required SmtpSettings Smtp { get; init; }

    /// <summary>The gateway that takes short messages; null where there is none.</summary>
    public required SmsSettings? Sms { get; init; }

    /// <summary>When neither mails nor short messages go, unless they are urgent; null where they may go at any time.</summary>
    public required QuietHours? QuietHours { get; init; }

    /// <summary>Folder of the definition files.</summary>
    public required string Workflows { get; init; }

    /// <summary>Folder of the holiday notices.</summary>
    public required string Calendars { get; init; }

    /// <summary>Folder of the region files.</summary>
    public required string Regions { get; init; }

    /// <summary>The networks of the proxies whose word about client and scheme is taken; none where clients connect themselves.</summary>
    public required IReadOnlyList<System.Net.IPNetwork> TrustedNetworks { get; init; }

    /// <summary>After how many days timers that have fired or were cancelled are deleted.</summary>
    public required int ClosedTimerDays { get; init; }

    /// <summary>After how many days files that were uploaded and that no case uses are deleted.</summary>
    public required int UnusedFileDays { get; init; }

    /// <summary>Whether somebody else has to sign before a version of a definition comes into force.</summary>
    public required bool SignedPublications { get; init; }

    /// <summary>Demo mode only: page on which the demo mails are read.</summary>
    public required Uri? MailboxPage { get; init; }

    /// <summary>Demo mode only: where the host kills itself, <c>BeforeCommit:3</c> the third time that it is about to commit; for tests.</summary>
    public required DeliberateCrash? CrashAt { get; init; }

    /// <summary>Whether the host runs with demo accounts, on loopback only.</summary>
    public bool Demo => DemoPassword is not null;
}
