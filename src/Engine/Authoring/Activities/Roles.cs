using Elsa.Workflows.Memory;

namespace Elsa.Workflows;

/// <summary>Hears the signals of an activity and of those below it.</summary>
public interface ISignalHandler
{
    /// <summary>Hears a signal.</summary>
    /// <param name="signal">The signal.</param>
    /// <param name="context">Who sent and who receives it.</param>
    ValueTask ReceiveSignalAsync(object signal, SignalContext context);
}

/// <summary>An activity that declares variables for those below it.</summary>
public interface IVariableContainer : IActivity
{
    /// <summary>The variables it declares.</summary>
    ICollection<Variable> Variables { get; }
}

/// <summary>Marks the activity at which a flowchart begins.</summary>
public interface IStartNode;

/// <summary>Marks an activity whose completion ends the enclosing flowchart or sequence.</summary>
public interface ITerminalNode;

/// <summary>Marks an activity that joins branches.</summary>
public interface IJoinNode;

/// <summary>An activity that holds a workflow of its own.</summary>
public interface IComposite
{
    /// <summary>Prepares what it holds.</summary>
    void Setup();
}
