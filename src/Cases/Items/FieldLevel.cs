namespace MedInsFlows.Cases.Items;

/// <summary>Fields that stand side by side, and the group or list that they are the parts of.</summary>
/// <param name="Fields">In printed order.</param>
/// <param name="Outer">The level around; null at the top.</param>
/// <param name="Container">The field of <paramref name="Outer"/> whose parts these are; null at the top.</param>
internal sealed record FieldLevel(IReadOnlyList<RequiredField> Fields, FieldLevel? Outer = null, RequiredField? Container = null)
{
    /// <summary>
    /// The field that a condition names: beside it first, then around it, and always before it, so that none can go in circles.
    /// </summary>
    public RequiredField? Find(string path, RequiredField? before)
    {
        var names = path.Split('.');
        return names.Skip(1).Aggregate(
            FindFirst(names[0], before),
            (group, name) => group is { Type: FieldType.Group, Parts: { } parts } ? parts.FirstOrDefault(part => part.Id == name) : null);
    }

    private RequiredField? FindFirst(string name, RequiredField? before) =>
        Fields.TakeWhile(field => !ReferenceEquals(field, before)).FirstOrDefault(field => field.Id == name)
        ?? Outer?.FindFirst(name, Container);
}
