using System.Globalization;
using System.Reflection;
using MedInsFlows.Host.Api.Description;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace MedInsFlows.Host.Api.Lists;

/// <summary>Which page of a list is asked for: <c>?page=&amp;size=</c>. Immutable. An endpoint takes it as a parameter.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Size">1 to 200.</param>
internal sealed record Paging(int Page, int Size) : IBindableFromHttpContext<Paging>, IEndpointParameterMetadataProvider
{
    private const int MaximumPage = 1_000_000;
    private const int MaximumSize = 200;
    private const int DefaultSize = 20;

    /// <summary>Entries before this page.</summary>
    public int Skip => (Page - 1) * Size;

    /// <summary>The page on the wire.</summary>
    public Page<T> Of<T>(IReadOnlyList<T> items, long total) => new(items, total, Page, Size);

    /// <summary>Reads the query.</summary>
    /// <exception cref="ProblemException">A value is no number or out of range; all is told at once.</exception>
    public static ValueTask<Paging?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var errors = new List<ProblemError>();
        var paging = new Paging(
            Number(context.Request.Query, "page", 1, MaximumPage, errors),
            Number(context.Request.Query, "size", DefaultSize, MaximumSize, errors));
        return errors.Count == 0 ? ValueTask.FromResult<Paging?>(paging) : throw Problem.InvalidParameter(errors);
    }

    /// <summary>Tells the OpenAPI document.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder)
    {
        builder.Metadata.Add(new DescribedParameter("page", InHeader: false, "页码，从 1 开始，默认 1", Number: (1, MaximumPage)));
        builder.Metadata.Add(new DescribedParameter("size", InHeader: false, $"每页条数，默认 {DefaultSize}", Number: (1, MaximumSize)));
    }

    private static int Number(IQueryCollection query, string name, int standard, int maximum, List<ProblemError> errors)
    {
        if (!query.TryGetValue(name, out var values))
        {
            return standard;
        }

        if (values.Count == 1 && int.TryParse(values[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number >= 1 && number <= maximum)
        {
            return number;
        }

        errors.Add(new($"?{name}", ErrorCode.BadValue, $"应为 1 到 {maximum} 的整数。"));
        return standard;
    }
}
