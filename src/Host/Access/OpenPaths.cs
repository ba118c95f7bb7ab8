using Microsoft.AspNetCore.Routing.Template;

namespace MedInsFlows.Host.Access;

/// <summary>The paths at which something is open to everyone, by whatever method. Immutable after the first use.</summary>
internal sealed class OpenPaths(EndpointDataSource endpoints)
{
    private readonly Lazy<TemplateMatcher[]> matchers = new(() =>
    [
        .. endpoints.Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<OpenToEveryoneAttribute>() is not null)
            .Select(endpoint => new TemplateMatcher(new RouteTemplate(endpoint.RoutePattern), [])),
    ]);

    /// <summary>Whether something open stands at the path.</summary>
    public bool Contains(PathString path) => matchers.Value.Any(matcher => matcher.TryMatch(path, []));
}
