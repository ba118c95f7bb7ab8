using System.Runtime.CompilerServices;

namespace Elsa.Workflows.Attributes
{
    /// <summary>Describes an output of an activity.</summary>
    [AttributeUsage(AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Method | AttributeTargets.ReturnValue)]
    public class OutputAttribute : Attribute
    {
        /// <summary>Its name; the property's name if not set.</summary>
        public string? Name { get; set; }

        /// <summary>Its label.</summary>
        public string? DisplayName { get; set; }

        /// <summary>Its hint.</summary>
        public string? Description { get; set; }

        /// <summary>Whether the designer sees it.</summary>
        public bool IsBrowsable { get; set; } = true;

        /// <summary>Whether its value may be stored.</summary>
        public bool IsSerializable { get; set; } = true;
    }

    /// <summary>Marks a property that holds a child activity as a port.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public class PortAttribute : Attribute
    {
        /// <summary>A port with the property's name.</summary>
        /// <param name="name">Its name.</param>
        public PortAttribute([CallerMemberName] string? name = null) => Name = name;

        /// <summary>A port with name and label.</summary>
        /// <param name="name">Its name.</param>
        /// <param name="displayName">Its label.</param>
        public PortAttribute(string name, string displayName) => (Name, DisplayName) = (name, displayName);

        /// <summary>Its name.</summary>
        public string? Name { get; set; }

        /// <summary>Its label.</summary>
        public string? DisplayName { get; set; }
    }

    /// <summary>Marks what comes in. This engine does not look at it.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public class InboundAttribute : Attribute;

    /// <summary>Marks what is kept. This engine does not look at it.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public class StateAttribute : Attribute;

    /// <summary>Leaves a property of a stimulus out of its hash.</summary>
    [AttributeUsage(AttributeTargets.Property)]
    public class ExcludeFromHashAttribute : Attribute;
}

namespace Elsa.Workflows.Activities.Flowchart.Attributes
{
    /// <summary>Names the outcomes of an activity. <c>Done</c> is not added.</summary>
    /// <param name="outcomes">The outcomes.</param>
    [AttributeUsage(AttributeTargets.Class)]
    public class FlowNodeAttribute(params string[] outcomes) : Attribute
    {
        /// <summary>The outcomes.</summary>
        public ICollection<string> Outcomes { get; } = outcomes;
    }
}
