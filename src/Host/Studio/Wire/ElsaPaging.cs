using System.Globalization;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Studio.Wire;

/// <summary>Which part of a list is asked for. Immutable.</summary>
/// <param name="Skip">Entries before it.</param>
/// <param name="Take">Entries that it has at most.</param>
internal sealed record ElsaPaging(int Skip, int Take)
{
    /// <summary>Entries that a list without pages has at most.</summary>
    public const int Most = 1_000;

    private const int LastPage = 1_000_000;

    /// <summary>A page, the first being 0; of a size that is not given, all.</summary>
    public static ElsaPaging Page(int? page, int? size) => (page, size) switch
    {
        (null or 0, null) => new ElsaPaging(0, Most),
        ( >= 0 and <= LastPage, >= 1 and <= Most) => new ElsaPaging(page.Value * size.Value, size.Value),
        (null, >= 1 and <= Most) => new ElsaPaging(0, size.Value),
        _ => throw Problem.InvalidParameter(new ProblemError("?page", ErrorCode.BadValue, $"page 应为从 0 开始的整数，pageSize 应为 1 到 {Most} 的整数。")),
    };

    /// <summary>The part that <c>skip</c> and <c>take</c> name.</summary>
    public static ElsaPaging Part(IQueryCollection query) => (Number(query, "skip") ?? 0, Number(query, "take") ?? Most) is ( >= 0 and var skip, >= 0 and <= Most and var take)
        ? new ElsaPaging(skip, take)
        : throw Problem.InvalidParameter(new ProblemError("?skip", ErrorCode.BadValue, $"skip 应为不小于 0 的整数，take 应为 0 到 {Most} 的整数。"));

    /// <summary>A whole number of the query; null where there is none.</summary>
    public static int? Number(IQueryCollection query, string name) => query[name] switch
    {
        [] or [null or ""] => null,
        [var text] when int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        _ => throw Problem.InvalidParameter(new ProblemError($"?{name}", ErrorCode.BadValue, "应为不小于 0 的整数。")),
    };

    /// <summary>The part of a list.</summary>
    public IEnumerable<T> Of<T>(IEnumerable<T> all) => all.Skip(Skip).Take(Take);
}
