using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.CodeFirst;

/// <summary>Takes a workflow that is written as code. Used once.</summary>
internal sealed class WorkflowBuilder : IWorkflowBuilder
{
    public string? DefinitionId { get; set; }

    public string? Id { get; set; }

    public string? TenantId { get; set; }

    public int Version { get; set; } = 1;

    public string? Name { get; set; }

    public string? Description { get; set; }

    public bool IsReadonly { get; set; }

    public bool IsSystem { get; set; }

    public WorkflowOptions WorkflowOptions { get; } = new();

    public IActivity? Root { get; set; }

    public ICollection<Variable> Variables { get; set; } = [];

    public ICollection<InputDefinition> Inputs { get; set; } = [];

    public ICollection<OutputDefinition> Outputs { get; set; } = [];

    public ICollection<string> Outcomes { get; set; } = [];

    public Variable? Result { get; set; }

    public IDictionary<string, object> CustomProperties { get; } = new Dictionary<string, object>();

    public IWorkflowBuilder WithDefinitionId(string definitionId) => With(() => DefinitionId = definitionId);

    public IWorkflowBuilder WithId(string id) => With(() => Id = id);

    public IWorkflowBuilder WithTenantId(string tenantId) => With(() => TenantId = tenantId);

    public Variable<T> WithVariable<T>() => WithVariable<T>(default(T));

    public Variable<T> WithVariable<T>(T? value) => WithVariable($"Variable{Variables.Count + 1}", value);

    public Variable<T> WithVariable<T>(string name, T? value)
    {
        var variable = new Variable<T>(name, value).WithWorkflowStorage();
        Variables.Add(variable);
        return variable;
    }

    public IWorkflowBuilder WithVariable<T>(Variable<T> variable) => WithVariables(variable);

    public IWorkflowBuilder WithVariable(Variable variable) => WithVariables(variable);

    public IWorkflowBuilder WithVariables(params Variable[] variables) => With(() => Array.ForEach(variables, Variables.Add));

    public InputDefinition WithInput<T>(string name, string? description = null) => WithInput(name, typeof(T), description);

    public InputDefinition WithInput(string name, Type type, string? description = null) => WithInput(name, type, input => input.Description = description ?? string.Empty);

    public InputDefinition WithInput(string name, Type type, Action<InputDefinition>? setup = null) => Add(Inputs, new InputDefinition { Name = name, Type = type }, setup);

    public InputDefinition WithInput(Action<InputDefinition> setup) => Add(Inputs, new InputDefinition(), setup);

    public IWorkflowBuilder WithInput(InputDefinition inputDefinition) => With(() => Inputs.Add(inputDefinition));

    public OutputDefinition WithOutput<T>(string name, string? description = null) => WithOutput(name, typeof(T), description);

    public OutputDefinition WithOutput(string name, Type type, string? description = null) =>
        WithOutput(name, type, output => output.Description = description ?? string.Empty);

    public OutputDefinition WithOutput(string name, Type type, Action<OutputDefinition>? setup = null) => Add(Outputs, new OutputDefinition { Name = name, Type = type }, setup);

    public OutputDefinition WithOutput(Action<OutputDefinition> setup) => Add(Outputs, new OutputDefinition(), setup);

    public OutputDefinition WithOutput(OutputDefinition outputDefinition) => Add(Outputs, outputDefinition, null);

    public IWorkflowBuilder WithCustomProperty(string name, object value) => With(() => CustomProperties[name] = value);

    public IWorkflowBuilder AsReadonly() => With(() => IsReadonly = true);

    public IWorkflowBuilder AsSystemWorkflow() => With(() => IsSystem = true);

    public Task<Workflow> BuildWorkflowAsync(CancellationToken cancellationToken = default)
    {
        var workflow = new Workflow(
            new WorkflowIdentity(DefinitionId ?? string.Empty, Version, Id ?? string.Empty, TenantId),
            WorkflowPublication.LatestAndPublished,
            new WorkflowMetadata(Name, Description),
            WorkflowOptions,
            Root ?? throw new InvalidOperationException("The workflow has no root."),
            Variables,
            Inputs,
            Outputs,
            Outcomes,
            CustomProperties,
            IsReadonly,
            IsSystem)
        {
            ResultVariable = Result,
        };
        ActivityIds.Assign(workflow);
        return Task.FromResult(workflow);
    }

    public async Task<Workflow> BuildWorkflowAsync(IWorkflow workflowDefinition, CancellationToken cancellationToken = default)
    {
        DefinitionId ??= workflowDefinition.GetType().Name;
        await workflowDefinition.BuildAsync(this, cancellationToken);
        return await BuildWorkflowAsync(cancellationToken);
    }

    private WorkflowBuilder With(Action change)
    {
        change();
        return this;
    }

    private static T Add<T>(ICollection<T> definitions, T definition, Action<T>? setup)
    {
        setup?.Invoke(definition);
        definitions.Add(definition);
        return definition;
    }
}
