using System.ComponentModel;
using Elsa.Expressions.Models;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows.Activities;

/// <summary>A workflow: the root of the tree. One object serves all bursts of a definition version.</summary>
[Activity("Elsa", "Workflow", 1)]
[Browsable(false)]
public class Workflow : Composite<object>, ICloneable
{
    /// <summary>Empty.</summary>
    public Workflow()
    {
    }

    /// <summary>With a root.</summary>
    /// <param name="root">The root, mostly a flowchart.</param>
    public Workflow(IActivity root) => Root = root;

    /// <summary>With everything.</summary>
    /// <param name="identity">Which workflow it is.</param>
    /// <param name="publication">Where the version stands.</param>
    /// <param name="workflowMetadata">What is said of it.</param>
    /// <param name="options">Options.</param>
    /// <param name="root">The root, mostly a flowchart.</param>
    /// <param name="variables">Its variables.</param>
    /// <param name="inputs">What it is given.</param>
    /// <param name="outputs">What it leaves.</param>
    /// <param name="outcomes">Its outcomes.</param>
    /// <param name="customProperties">A free bag.</param>
    /// <param name="isReadonly">Whether the designer may only look.</param>
    /// <param name="isSystem">Whether the designer hides it.</param>
    public Workflow(
        WorkflowIdentity identity,
        WorkflowPublication publication,
        WorkflowMetadata workflowMetadata,
        WorkflowOptions options,
        IActivity root,
        ICollection<Variable> variables,
        ICollection<InputDefinition> inputs,
        ICollection<OutputDefinition> outputs,
        ICollection<string> outcomes,
        IDictionary<string, object> customProperties,
        bool isReadonly,
        bool isSystem)
        : this(root)
    {
        (Identity, Publication, WorkflowMetadata, Options) = (identity, publication, workflowMetadata, options);
        (Variables, Inputs, Outputs, Outcomes) = (variables, inputs, outputs, outcomes);
        (CustomProperties, IsReadonly, IsSystem) = (customProperties, isReadonly, isSystem);
    }

    /// <summary>Which workflow it is.</summary>
    public WorkflowIdentity Identity { get; set; } = WorkflowIdentity.VersionOne;

    /// <summary>Where the version stands.</summary>
    public WorkflowPublication Publication { get; set; } = WorkflowPublication.LatestAndPublished;

    /// <summary>What it is given.</summary>
    public ICollection<InputDefinition> Inputs { get; set; } = [];

    /// <summary>What it leaves.</summary>
    public ICollection<OutputDefinition> Outputs { get; set; } = [];

    /// <summary>Its outcomes, where it is used as an activity.</summary>
    public ICollection<string> Outcomes { get; set; } = [];

    /// <summary>What is said of it.</summary>
    public WorkflowMetadata WorkflowMetadata { get; set; } = new();

    /// <summary>Options.</summary>
    public WorkflowOptions Options { get; set; } = new();

    /// <summary>Whether the designer may only look.</summary>
    public bool IsReadonly { get; set; }

    /// <summary>Whether the designer hides it.</summary>
    public bool IsSystem { get; }

    /// <summary>A workflow of one activity.</summary>
    /// <param name="root">The activity.</param>
    public static Workflow FromActivity(IActivity root) => new(root);

    /// <summary>Memory with its variables.</summary>
    public MemoryRegister CreateRegister()
    {
        var register = new MemoryRegister();
        register.Declare(Variables);
        return register;
    }

    /// <summary>A copy that shares what it holds.</summary>
    public Workflow Clone() => (Workflow)MemberwiseClone();

    object ICloneable.Clone() => Clone();
}
