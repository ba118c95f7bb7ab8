using System.Reflection;
using MedInsFlows.Engine.Definitions;
using MedInsFlows.Host.Api.Problems;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Definitions;

/// <summary>Which versions a list is to have, and in which order. Immutable. An endpoint takes it as a parameter.</summary>
internal sealed record DefinitionQuery(VersionOptions Versions, ElsaPaging Paging, string? Search, bool? IsSystem, string Order, bool Descending, IReadOnlySet<string> DefinitionIds, IReadOnlySet<string> Ids)
    : IBindableFromHttpContext<DefinitionQuery>
{
    /// <summary>Reads the query; names in any case of letters.</summary>
    public static ValueTask<DefinitionQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = context.Request.Query;
        return ValueTask.FromResult<DefinitionQuery?>(new DefinitionQuery(
            VersionOptions.Read(query),
            ElsaPaging.Page(ElsaPaging.Number(query, "page"), ElsaPaging.Number(query, "pageSize")),
            (string?)query["searchTerm"] is { Length: > 0 } search ? search.Trim() : null,
            bool.TryParse(query["isSystem"], out var isSystem) ? isSystem : null,
            Word(query, "orderBy", "Created", "Name", "Version"),
            Word(query, "orderDirection", "Ascending", "Descending") == "Descending",
            query["definitionIds"].OfType<string>().ToHashSet(),
            query["ids"].OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase)));
    }

    /// <summary>The versions that are wanted, all pages of them, in order.</summary>
    public IReadOnlyList<(DefinitionHistory History, VersionEntry Version)> Of(IEnumerable<DefinitionHistory> histories)
    {
        var found =
            from history in histories
            where IsSystem != true && (DefinitionIds.Count == 0 || DefinitionIds.Contains(history.DefinitionId))
            from version in Versions.Of(history)
            where (Ids.Count == 0 || Ids.Contains(version.Id.ToString())) && (Search is null || Matches(history.DefinitionId) || Matches(version.Name) || Matches(version.Description))
            select (History: history, Version: version);
        return [.. Descending ? Ordered(found).Reverse() : Ordered(found)];
    }

    private static string Word(IQueryCollection query, string name, params string[] words) => (string?)query[name] is not { Length: > 0 } text
        ? words[0]
        : words.FirstOrDefault(word => word.Equals(text, StringComparison.OrdinalIgnoreCase))
            ?? throw Problem.InvalidParameter(new ProblemError($"?{name}", ErrorCode.BadValue, $"应为 {string.Join('、', words)} 之一。"));

    private bool Matches(string? text) => text?.Contains(Search!, StringComparison.OrdinalIgnoreCase) is true;

    private IEnumerable<(DefinitionHistory History, VersionEntry Version)> Ordered(IEnumerable<(DefinitionHistory History, VersionEntry Version)> found) => Order switch
    {
        "Name" => found.OrderBy(one => one.Version.Name, StringComparer.Ordinal).ThenBy(one => one.History.DefinitionId, StringComparer.Ordinal),
        "Version" => found.OrderBy(one => one.Version.Number).ThenBy(one => one.History.DefinitionId, StringComparer.Ordinal),
        _ => found.OrderBy(one => one.Version.SavedAt).ThenBy(one => one.History.DefinitionId, StringComparer.Ordinal),
    };
}
