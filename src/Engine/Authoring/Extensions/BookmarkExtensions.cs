using Elsa.Workflows;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace Elsa.Extensions;

/// <summary>Choosing and reading bookmarks.</summary>
public static class BookmarkExtensions
{
    /// <summary>Those that bear the name of an activity type.</summary>
    /// <typeparam name="T">The activity.</typeparam>
    /// <param name="bookmarks">The bookmarks.</param>
    public static IEnumerable<Bookmark> Filter<T>(this IEnumerable<Bookmark> bookmarks)
        where T : IActivity => bookmarks.Filter(ActivityTypeName.Of(typeof(T)).Type);

    /// <summary>Those that bear a name.</summary>
    /// <param name="bookmarks">The bookmarks.</param>
    /// <param name="name">The name.</param>
    public static IEnumerable<Bookmark> Filter(this IEnumerable<Bookmark> bookmarks, string name) => bookmarks.Where(bookmark => bookmark.Name == name);

    /// <summary>What a bookmark waits for.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="bookmark">The bookmark.</param>
    public static T? GetPayload<T>(this Bookmark bookmark) => ValueConversion.To<T>(bookmark.Payload);
}
