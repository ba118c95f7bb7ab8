namespace MedInsFlows.Cases.Agencies;

/// <summary>The rules that make a list of agencies one tree.</summary>
internal static class AgencyTree
{
    /// <summary>Everything that keeps the list from being a tree with one agency at its root, as (JSON pointer, Chinese text).</summary>
    public static IEnumerable<(string Place, string Text)> Check(IReadOnlyList<Agency> agencies)
    {
        var byId = agencies.ToLookup(agency => agency.Id);
        foreach (var (index, agency) in agencies.Index())
        {
            var place = $"/agencies/{index}";
            if (byId[agency.Id].Count() > 1)
            {
                yield return ($"{place}/id", $"机构编号 {agency.Id} 重复，每个机构的编号应当唯一。");
            }

            if (agency.Parent is not { } parentId)
            {
                continue;
            }

            if (byId[parentId].FirstOrDefault() is not { } parent)
            {
                yield return ($"{place}/parent", $"上级机构 {parentId} 不在本文件中，请先列出该机构或更正编号。");
            }
            else if (parent.Kind != AgencyKind.Agency)
            {
                yield return ($"{place}/parent", $"上级 {parentId} 是定点医药机构，上级应为经办机构。");
            }
            else if (parent.Level > agency.Level)
            {
                yield return ($"{place}/level", $"层级高于上级机构 {parentId}，请更正层级或上级。");
            }
            else if (IsOwnSuperior(agency, byId))
            {
                yield return ($"{place}/parent", "上级关系成环，请更正上级机构。");
            }
        }

        var roots = agencies.Where(agency => agency.Parent is null).ToList();
        if (roots.Count != 1 || roots[0].Kind != AgencyKind.Agency)
        {
            yield return ("/agencies", $"没有上级的应当恰为一个经办机构，现有 {roots.Count} 个条目没有上级。");
        }
    }

    private static bool IsOwnSuperior(Agency agency, ILookup<string, Agency> byId)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var next = agency; next?.Parent is { } parent && seen.Add(parent); next = byId[parent].FirstOrDefault())
        {
            if (parent == agency.Id)
            {
                return true;
            }
        }

        return false;
    }
}
