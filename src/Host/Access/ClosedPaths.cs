using MedInsFlows.Host.Studio;

namespace MedInsFlows.Host.Access;

/// <summary>The APIs: below these paths nobody learns without signing in what there is.</summary>
internal static class ClosedPaths
{
    /// <summary>Whether the path lies below.</summary>
    public static bool Contains(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments(StudioPaths.Api);
}
