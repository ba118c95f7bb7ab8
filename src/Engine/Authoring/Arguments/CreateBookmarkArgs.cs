namespace Elsa.Workflows.Models;

/// <summary>What a new bookmark is made from.</summary>
public class CreateBookmarkArgs
{
    /// <summary>Its id; derived from the stimulus if not set.</summary>
    public string? BookmarkId { get; set; }

    /// <summary>What it waits for: a record whose values are hashed.</summary>
    public object? Stimulus { get; set; }

    /// <summary>The method of the activity class to resume with. It is kept by name, so it must be a named method.</summary>
    public ExecuteActivityDelegate? Callback { get; set; }

    /// <summary>Its name; the activity type if not set.</summary>
    public string? BookmarkName { get; set; }

    /// <summary>Whether it is gone once resumed.</summary>
    public bool AutoBurn { get; set; } = true;

    /// <summary>Whether the execution's id is part of the hash.</summary>
    public bool IncludeActivityInstanceId { get; set; }

    /// <summary>Whether the activity completes if there is no callback.</summary>
    public bool AutoComplete { get; set; } = true;

    /// <summary>Further words.</summary>
    public IDictionary<string, string>? Metadata { get; set; }
}
