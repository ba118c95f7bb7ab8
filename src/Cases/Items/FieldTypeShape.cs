namespace MedInsFlows.Cases.Items;

/// <summary>Which facts a field of a type may carry.</summary>
internal static class FieldTypeShape
{
    public static bool HasOptions(this FieldType type) => type is FieldType.Choice or FieldType.MultiChoice;

    public static bool HasParts(this FieldType type) => type is FieldType.Group or FieldType.List;

    public static bool HasBounds(this FieldType type) =>
        type.IsNumber() || type.CountsRows() || type is FieldType.Text or FieldType.LongText;

    public static bool IsNumber(this FieldType type) => type is FieldType.Integer or FieldType.Amount;

    public static bool CountsRows(this FieldType type) => type is FieldType.MultiChoice or FieldType.List;
}
