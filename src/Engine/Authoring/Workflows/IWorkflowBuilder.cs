using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace Elsa.Workflows;

/// <summary>Takes a workflow that is written as code.</summary>
public interface IWorkflowBuilder
{
    /// <summary>The id that all versions share.</summary>
    string? DefinitionId { get; set; }

    /// <summary>The id of the version.</summary>
    string? Id { get; set; }

    /// <summary>Not used by this engine.</summary>
    string? TenantId { get; set; }

    /// <summary>The number of the version.</summary>
    int Version { get; set; }

    /// <summary>The name.</summary>
    string? Name { get; set; }

    /// <summary>The description.</summary>
    string? Description { get; set; }

    /// <summary>Whether the designer may only look.</summary>
    bool IsReadonly { get; set; }

    /// <summary>Whether the designer hides it.</summary>
    bool IsSystem { get; set; }

    /// <summary>Options.</summary>
    WorkflowOptions WorkflowOptions { get; }

    /// <summary>The root, mostly a flowchart or sequence.</summary>
    IActivity? Root { get; set; }

    /// <summary>The variables.</summary>
    ICollection<Variable> Variables { get; set; }

    /// <summary>What it is given.</summary>
    ICollection<InputDefinition> Inputs { get; set; }

    /// <summary>What it leaves.</summary>
    ICollection<OutputDefinition> Outputs { get; set; }

    /// <summary>Its outcomes, where it is used as an activity.</summary>
    ICollection<string> Outcomes { get; set; }

    /// <summary>The variable that holds the result.</summary>
    Variable? Result { get; set; }

    /// <summary>A free bag.</summary>
    IDictionary<string, object> CustomProperties { get; }

    /// <summary>Sets the id that all versions share.</summary>
    /// <param name="definitionId">The id.</param>
    IWorkflowBuilder WithDefinitionId(string definitionId);

    /// <summary>Sets the id of the version.</summary>
    /// <param name="id">The id.</param>
    IWorkflowBuilder WithId(string id);

    /// <summary>Not used by this engine.</summary>
    /// <param name="tenantId">The tenant.</param>
    IWorkflowBuilder WithTenantId(string tenantId);

    /// <summary>Adds a variable without a name of its own, kept between bursts.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    Variable<T> WithVariable<T>();

    /// <summary>Adds a variable, kept between bursts.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="value">Its first value.</param>
    Variable<T> WithVariable<T>(string name, T? value);

    /// <summary>Adds a variable without a name of its own, kept between bursts.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="value">Its first value.</param>
    Variable<T> WithVariable<T>(T? value);

    /// <summary>Adds a variable as it is.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="variable">The variable.</param>
    IWorkflowBuilder WithVariable<T>(Variable<T> variable);

    /// <summary>Adds a variable as it is.</summary>
    /// <param name="variable">The variable.</param>
    IWorkflowBuilder WithVariable(Variable variable);

    /// <summary>Adds variables as they are.</summary>
    /// <param name="variables">The variables.</param>
    IWorkflowBuilder WithVariables(params Variable[] variables);

    /// <summary>Adds an input.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its hint.</param>
    InputDefinition WithInput<T>(string name, string? description = null);

    /// <summary>Adds an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="description">Its hint.</param>
    InputDefinition WithInput(string name, Type type, string? description = null);

    /// <summary>Adds an input.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="setup">Says the rest.</param>
    InputDefinition WithInput(string name, Type type, Action<InputDefinition>? setup = null);

    /// <summary>Adds an input.</summary>
    /// <param name="setup">Says what it is.</param>
    InputDefinition WithInput(Action<InputDefinition> setup);

    /// <summary>Adds an input.</summary>
    /// <param name="inputDefinition">The input.</param>
    IWorkflowBuilder WithInput(InputDefinition inputDefinition);

    /// <summary>Adds an output.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="description">Its hint.</param>
    OutputDefinition WithOutput<T>(string name, string? description = null);

    /// <summary>Adds an output.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="description">Its hint.</param>
    OutputDefinition WithOutput(string name, Type type, string? description = null);

    /// <summary>Adds an output.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type.</param>
    /// <param name="setup">Says the rest.</param>
    OutputDefinition WithOutput(string name, Type type, Action<OutputDefinition>? setup = null);

    /// <summary>Adds an output.</summary>
    /// <param name="setup">Says what it is.</param>
    OutputDefinition WithOutput(Action<OutputDefinition> setup);

    /// <summary>Adds an output.</summary>
    /// <param name="outputDefinition">The output.</param>
    OutputDefinition WithOutput(OutputDefinition outputDefinition);

    /// <summary>Puts something into the free bag.</summary>
    /// <param name="name">Under which name.</param>
    /// <param name="value">What.</param>
    IWorkflowBuilder WithCustomProperty(string name, object value);

    /// <summary>Lets the designer only look.</summary>
    IWorkflowBuilder AsReadonly();

    /// <summary>Hides it from the designer.</summary>
    IWorkflowBuilder AsSystemWorkflow();

    /// <summary>Makes the workflow. Activities without an id get one: their type and a number.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="InvalidOperationException">It has no root.</exception>
    Task<Workflow> BuildWorkflowAsync(CancellationToken cancellationToken = default);

    /// <summary>Takes a workflow and makes it.</summary>
    /// <param name="workflowDefinition">The workflow.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<Workflow> BuildWorkflowAsync(IWorkflow workflowDefinition, CancellationToken cancellationToken = default);
}
