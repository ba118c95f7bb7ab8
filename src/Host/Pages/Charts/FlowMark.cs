namespace MedInsFlows.Host.Pages.Charts;

/// <summary>What a chart says of a node.</summary>
public enum FlowState
{
    /// <summary>Nothing has come here.</summary>
    None,

    /// <summary>It has been gone through.</summary>
    Visited,

    /// <summary>Here the case stands.</summary>
    Current,

    /// <summary>Here something cannot go on.</summary>
    Blocked,

    /// <summary>Here the flow has stopped with an error.</summary>
    Faulted,
}

/// <summary>A mark on a node of a chart. Never a colour alone: each is told by a word as well.</summary>
/// <param name="State">What is said of the node.</param>
/// <param name="Visits">How often it has been entered.</param>
public sealed record FlowMark(FlowState State, int Visits = 1)
{
    /// <summary>The mark of a node of which nothing is said.</summary>
    public static FlowMark None { get; } = new(FlowState.None, 0);

    /// <summary>The ports by which it has been left; their lines are drawn as taken.</summary>
    public IReadOnlyCollection<string> Ports { get; init; } = [];

    /// <summary>A further word, such as how long cases stay here; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The mark in words; empty where nothing is said.</summary>
    public string Words => string.Join(" · ", new[] { Word, Visits > 1 ? $"{Visits} 次" : null, Note }.Where(word => word is not null));

    private string? Word => State switch
    {
        FlowState.Visited => "已走过",
        FlowState.Current => "停在此处",
        FlowState.Blocked => "受阻",
        FlowState.Faulted => "出错",
        _ => null,
    };
}
