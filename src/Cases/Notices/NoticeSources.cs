using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Items;
using NodaTime;

namespace MedInsFlows.Cases.Notices;

/// <summary>Where the values of a template's blanks come from.</summary>
/// <param name="File">The case.</param>
/// <param name="Application">What the applicant sent.</param>
/// <param name="Opinion">The last reason given.</param>
/// <param name="Item">The item.</param>
/// <param name="Agency">The agency that handles the case.</param>
/// <param name="Now">Business time.</param>
public sealed record NoticeSources(CaseFile File, Application Application, Opinion? Opinion, Item Item, Agency Agency, Instant Now);
