using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>The wait point at which a burst went on.</summary>
/// <param name="Bookmark">The wait point.</param>
public record ResumedBookmarkContext(Bookmark Bookmark);
