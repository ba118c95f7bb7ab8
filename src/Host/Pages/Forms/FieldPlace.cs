using MedInsFlows.Cases.Items;

namespace MedInsFlows.Host.Pages.Forms;

/// <summary>Fields that stand side by side in a form, and where. Immutable.</summary>
/// <param name="Fields">The fields.</param>
/// <param name="Pointer">The pointer of what holds them.</param>
/// <param name="Outer">The place around; null at the top.</param>
public sealed record FieldPlace(IReadOnlyList<RequiredField> Fields, string Pointer, FieldPlace? Outer = null)
{
    /// <summary>The pointer of a field.</summary>
    public string Of(RequiredField field) => $"{Pointer}/{field.Id}";

    /// <summary>The pointer of the field that a condition names, seen from here; null if there is none.</summary>
    public string? Find(string path) =>
        Fields.Any(field => field.Id == path.Split('.')[0]) ? $"{Pointer}/{path.Replace('.', '/')}" : Outer?.Find(path);
}
