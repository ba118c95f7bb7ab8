using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Cases.Casework;

/// <summary>
/// The one thing that activities speak to: they read the case here and say what is to come about. Lives for one burst; does no I/O; not
/// thread-safe.
/// </summary>
public interface ICaseDesk
{
    /// <summary>Business time of the burst.</summary>
    Instant Now { get; }

    /// <summary>The case.</summary>
    CaseFile Case { get; }

    /// <summary>What the applicant sent, as it is now.</summary>
    Application Application { get; }

    /// <summary>The last reason or data that someone gave with a decision.</summary>
    Opinion? Opinion { get; }

    /// <summary>The facts of the item, from the pinned definition.</summary>
    Item Item { get; }

    /// <summary>The calendar and office hours that count for the case.</summary>
    WorkingTime WorkingTime { get; }

    /// <summary>The numbers that the agency has set for the item.</summary>
    LocalNumbers Numbers { get; }

    /// <summary>An id that nobody else has and that a replay finds again.</summary>
    Guid NewId();

    /// <summary>Says what is to come about when the activity has run.</summary>
    /// <param name="intent">What.</param>
    void Intend(CaseIntent intent);
}
