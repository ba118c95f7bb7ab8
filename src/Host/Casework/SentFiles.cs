using System.Globalization;
using MedInsFlows.Cases.Applications;

namespace MedInsFlows.Host.Casework;

/// <summary>The files that an application or correction names.</summary>
internal static class SentFiles
{
    /// <summary>The ids of all files; those that are no ids are left out.</summary>
    public static Guid[] FileIds(this Application application) => Ids(application.Materials);

    /// <summary>The ids of all files; those that are no ids are left out.</summary>
    public static Guid[] Ids(IEnumerable<SentMaterial> materials) =>
        [.. materials.SelectMany(material => material.Files).Select(id => Guid.TryParse(id, CultureInfo.InvariantCulture, out var value) ? value : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];
}
