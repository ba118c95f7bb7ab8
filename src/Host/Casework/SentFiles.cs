using System.Globalization;
using MedInsFlows.Cases.Applications;

namespace MedInsFlows.Host.Casework;

/// <summary>The files that an application or correction names.</summary>
internal static class SentFiles
{
    /// <summary>The ids of all files; those that are no ids are left out.</summary>
    public static Guid[] FileIds(this Application application) =>
        [.. Places(application.Materials, application.Parties).Select(file => file.Id).Select(id => Guid.TryParse(id, CultureInfo.InvariantCulture, out var value) ? value : Guid.Empty).Where(id => id != Guid.Empty).Distinct()];

    /// <summary>Each file that materials and parties name, with the JSON pointer of its place in the request.</summary>
    public static IEnumerable<(string Pointer, string Id)> Places(IReadOnlyList<SentMaterial> materials, IReadOnlyList<Party> parties) =>
    [
        .. materials.Index().SelectMany(material => material.Item.Files.Index().Select(file => ($"/materials/{material.Index}/files/{file.Index}", file.Item))),
        .. parties.Index().SelectMany(party => (party.Item.Proof ?? []).Index().Select(file => ($"/parties/{party.Index}/proof/{file.Index}", file.Item))),
    ];
}
