namespace Elsa.Workflows.Models;

/// <summary>The place of an activity in the tree of a workflow. Immutable once the tree is built; thread-safe.</summary>
public class ActivityNode
{
    private readonly List<ActivityNode> children = [];

    internal ActivityNode(IActivity activity, ActivityDescriptor descriptor, ActivityNode? parent, string port)
    {
        (Activity, Descriptor, Parent, Port) = (activity, descriptor, parent, port);
        NodeId = parent is null ? activity.Id : $"{parent.NodeId}:{activity.Id}";
        parent?.children.Add(this);
    }

    /// <summary>Its id in the tree.</summary>
    public string NodeId { get; }

    /// <summary>The activity.</summary>
    public IActivity Activity { get; }

    /// <summary>The property of the container that holds it.</summary>
    public string Port { get; }

    /// <summary>The container; none for the workflow.</summary>
    public IReadOnlyCollection<ActivityNode> Parents => Parent is null ? [] : [Parent];

    /// <summary>The activities in it.</summary>
    public ICollection<ActivityNode> Children => children.AsReadOnly();

    /// <summary>What is known of the activity's type.</summary>
    internal ActivityDescriptor Descriptor { get; }

    internal ActivityNode? Parent { get; }

    /// <summary>The activities in it, at any depth.</summary>
    public IEnumerable<ActivityNode> Descendants() => children.SelectMany(child => child.Descendants().Prepend(child));

    /// <summary>The containers around it, from the nearest outwards.</summary>
    public IEnumerable<ActivityNode> Ancestors()
    {
        for (var ancestor = Parent; ancestor is not null; ancestor = ancestor.Parent)
        {
            yield return ancestor;
        }
    }

    /// <summary>The other activities of its container.</summary>
    public IEnumerable<ActivityNode> Siblings() => Parent?.children.Where(sibling => sibling != this) ?? [];
}
