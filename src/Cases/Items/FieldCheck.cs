namespace MedInsFlows.Cases.Items;

/// <summary>Checks the fields of one level and, through their parts, of those below.</summary>
internal static class FieldCheck
{
    public static void Fields(this FactCheck check, FieldLevel level, string what)
    {
        check.Ids(what, level.Fields.Select(field => (field.Id, field.Name)));
        foreach (var field in level.Fields)
        {
            var place = $"{what}“{field.Id}”";
            check.Cases(place, field.Cases);
            check.Condition(place, field.Condition, level, field);
            check.Options(field, place);
            check.Bounds(field, place);
            check.Parts(field, level, place);
        }
    }

    private static void Options(this FactCheck check, RequiredField field, string place)
    {
        if (field.Type.HasOptions() == field.Options is null or [])
        {
            check.Add(field.Type.HasOptions()
                ? $"{place}是选择项，却没有给出选项（options）。"
                : $"{place}不是选择项，不应有选项（options）。");
        }

        check.Ids($"{place}的选项", (field.Options ?? []).Select(option => (option.Id, option.Name)));
    }

    private static void Bounds(this FactCheck check, RequiredField field, string place)
    {
        if (field.Min is null && field.Max is null)
        {
            return;
        }

        if (!field.Type.HasBounds())
        {
            check.Add($"{place}的类型没有大小，不应有 min 或 max。");
        }
        else if (!field.Type.IsNumber() && (IsNoLength(field.Min) || IsNoLength(field.Max)))
        {
            check.Add($"{place}的 min 和 max 在这里是字数或行数，须为不小于零的整数。");
        }

        if (field.Min > field.Max)
        {
            check.Add($"{place}的 min 大于 max，没有值能够符合。");
        }
    }

    private static bool IsNoLength(decimal? bound) => bound is { } length && (length < 0 || !decimal.IsInteger(length));

    private static void Parts(this FactCheck check, RequiredField field, FieldLevel level, string place)
    {
        if (field.Type.HasParts() == field.Parts is null or [])
        {
            check.Add(field.Type.HasParts()
                ? $"{place}由几部分组成，却没有列出组成项（parts）。"
                : $"{place}是单独一项，不应有组成项（parts）。");
        }

        check.Fields(new FieldLevel(field.Parts ?? [], level, field), $"{place}的组成项");
    }
}
