using Elsa.Workflows.Models;
using MedInsFlows.Engine.Flow;

namespace Elsa.Workflows;

/// <content>Waiting.</content>
public partial class ActivityExecutionContext
{
    private readonly List<Bookmark> newBookmarks = [];

    /// <summary>The bookmarks at which this execution waits.</summary>
    public IEnumerable<Bookmark> Bookmarks => WorkflowExecutionContext.Bookmarks.Where(bookmark => bookmark.ActivityInstanceId == Id);

    /// <summary>Those of them that were made in this burst.</summary>
    public IEnumerable<Bookmark> NewBookmarks => newBookmarks;

    /// <summary>Makes a bookmark.</summary>
    /// <param name="callback">The named method of this activity to resume with.</param>
    /// <param name="metadata">Further words.</param>
    public Bookmark CreateBookmark(ExecuteActivityDelegate callback, IDictionary<string, string>? metadata = null) =>
        CreateBookmark(new CreateBookmarkArgs { Callback = callback, Metadata = metadata });

    /// <summary>Makes a bookmark.</summary>
    /// <param name="stimulus">What it waits for.</param>
    /// <param name="callback">The named method of this activity to resume with.</param>
    /// <param name="includeActivityInstanceId">Whether only a stimulus to this very execution finds it.</param>
    /// <param name="customProperties">Further words.</param>
    public Bookmark CreateBookmark(object stimulus, ExecuteActivityDelegate? callback, bool includeActivityInstanceId = true, IDictionary<string, string>? customProperties = null) =>
        CreateBookmark(new CreateBookmarkArgs
        {
            Stimulus = stimulus,
            Callback = callback,
            IncludeActivityInstanceId = includeActivityInstanceId,
            Metadata = customProperties,
        });

    /// <summary>Makes a bookmark that completes the activity when resumed.</summary>
    /// <param name="stimulus">What it waits for.</param>
    /// <param name="includeActivityInstanceId">Whether only a stimulus to this very execution finds it.</param>
    /// <param name="customProperties">Further words.</param>
    public Bookmark CreateBookmark(object stimulus, bool includeActivityInstanceId, IDictionary<string, string>? customProperties = null) =>
        CreateBookmark(stimulus, null, includeActivityInstanceId, customProperties);

    /// <summary>Makes a bookmark that completes the activity when resumed.</summary>
    /// <param name="stimulus">What it waits for.</param>
    /// <param name="metadata">Further words.</param>
    public Bookmark CreateBookmark(object stimulus, IDictionary<string, string>? metadata = null) => CreateBookmark(stimulus, null, false, metadata);

    /// <summary>Makes a bookmark. Without arguments only a stimulus to this very execution finds it.</summary>
    /// <param name="options">What to make it from.</param>
    /// <exception cref="InvalidOperationException">
    /// The callback is no named method of the activity, so it could not be found again after a wait; or the execution has ended.
    /// </exception>
    public Bookmark CreateBookmark(CreateBookmarkArgs? options = null)
    {
        if (IsCompleted)
        {
            throw new FlowException($"活动“{Activity.Id}”已经结束，不能再等待。");
        }

        var args = options ?? new CreateBookmarkArgs { IncludeActivityInstanceId = true };
        var name = args.BookmarkName ?? Activity.Type;
        var bookmark = new Bookmark(
            args.BookmarkId ?? WorkflowExecutionContext.NextId(),
            name,
            StimulusHash.Of(name, args.Stimulus, args.IncludeActivityInstanceId ? Id : null),
            args.Stimulus,
            Activity.Id,
            NodeId,
            Id,
            WorkflowExecutionContext.Now,
            args.AutoBurn,
            args.Callback is { } callback ? Callbacks.NameOf(callback) : null,
            args.AutoComplete,
            args.Metadata);
        AddBookmark(bookmark);
        return bookmark;
    }

    /// <summary>Makes a bookmark for each thing to wait for.</summary>
    /// <param name="payloads">What it waits for.</param>
    /// <param name="callback">The named method of this activity to resume with.</param>
    /// <param name="includeActivityInstanceId">Whether only a stimulus to this very execution finds them.</param>
    /// <param name="bookmarkName">Their name; the activity type if not set.</param>
    public void CreateBookmarks(IEnumerable<object> payloads, ExecuteActivityDelegate? callback = null, bool includeActivityInstanceId = true, string? bookmarkName = null)
    {
        foreach (var payload in payloads)
        {
            CreateBookmark(new CreateBookmarkArgs
            {
                Stimulus = payload,
                Callback = callback,
                IncludeActivityInstanceId = includeActivityInstanceId,
                BookmarkName = bookmarkName,
            });
        }
    }

    /// <summary>Adds bookmarks that were made elsewhere.</summary>
    /// <param name="bookmarks">The bookmarks, of this execution.</param>
    public void AddBookmarks(IEnumerable<Bookmark> bookmarks)
    {
        foreach (var bookmark in bookmarks)
        {
            AddBookmark(bookmark);
        }
    }

    /// <summary>Adds a bookmark that was made elsewhere.</summary>
    /// <param name="bookmark">The bookmark, of this execution.</param>
    public void AddBookmark(Bookmark bookmark)
    {
        newBookmarks.Add(bookmark);
        WorkflowExecutionContext.Add(bookmark);
    }

    /// <summary>Removes all bookmarks of this execution.</summary>
    public void ClearBookmarks()
    {
        newBookmarks.Clear();
        WorkflowExecutionContext.RemoveBookmarks(bookmark => bookmark.ActivityInstanceId == Id);
    }
}
