namespace Elsa.Workflows.Models;

/// <summary>The place of an activity in the tree of a workflow. Immutable once the tree is built; thread-safe.</summary>
public sealed class ActivityNode
{
    private readonly List<ActivityNode> children = [];

    internal ActivityNode(IActivity activity, ActivityDescriptor descriptor, ActivityNode? parent, string port)
    {
        (Activity, Descriptor, Parent, Port) = (activity, descriptor, parent, port);
        NodeId = parent is null ? activity.Id : $"{parent.NodeId}:{activity.Id}";
        parent?.children.Add(this);
    }

    /// <summary>The activity.</summary>
    public IActivity Activity { get; }

    /// <summary>What is known of its type.</summary>
    public ActivityDescriptor Descriptor { get; }

    /// <summary>Its id in the tree.</summary>
    public string NodeId { get; }

    /// <summary>The property of the parent that holds it.</summary>
    public string Port { get; }

    /// <summary>The container.</summary>
    public ActivityNode? Parent { get; }

    /// <summary>The activities in it.</summary>
    public IReadOnlyCollection<ActivityNode> Children => children;
}
