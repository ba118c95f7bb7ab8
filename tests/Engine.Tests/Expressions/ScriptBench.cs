using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Expressions.Scripts;
using MedInsFlows.Engine.Expressions.Scripts.Text;
using MedInsFlows.Engine.Flow;
using MedInsFlows.Engine.Tests.Flow;

namespace MedInsFlows.Engine.Tests.Expressions;

/// <summary>An instance in which scripts can be evaluated, with variables and inputs.</summary>
internal sealed class ScriptBench
{
    private static readonly ActivityRegistry Registry = new(typeof(ScriptBench).Assembly);

    private readonly ActivityExecutionContext execution;

    public ScriptBench(IEnumerable<Variable>? variables = null, IEnumerable<(string Name, Type Type, object? Value)>? inputs = null)
    {
        var given = inputs?.ToList() ?? [];
        var workflow = new Workflow(new Step { Id = "step", Name = "Step1" })
        {
            Id = "Workflow1",
            Identity = new WorkflowIdentity("henan-refund", 3, "version-3"),
            Variables = [.. variables ?? []],
            Inputs = [.. given.Select(input => new InputDefinition { Name = input.Name, Type = input.Type })],
        };
        Workflow = new WorkflowExecutionContext(
            new WorkflowGraph(workflow, Registry), "instance-1", DateTimeOffset.UnixEpoch, new DerivedIds(Guid.Empty, 1, DateTimeOffset.UnixEpoch), new NoServices());
        foreach (var (name, _, value) in given)
        {
            Workflow.Input[name] = value!;
        }

        var root = Workflow.CreateExecution(new WorkItem(Workflow.WorkflowGraph.Root, null, Workflow.Input));
        execution = Workflow.CreateExecution(new WorkItem(Workflow.NodeOf(workflow.Root), root, Workflow.Input));
    }

    public WorkflowExecutionContext Workflow { get; }

    public ActivityExecutionContext Execution => execution;

    public ExpressionExecutionContext Scope => execution.ExpressionExecutionContext;

    /// <summary>The value as the flow gets it.</summary>
    public object? Value(string script) => Script.Parse(script).Evaluate(Scope);

    /// <summary>The value as the script has it.</summary>
    public object? Inner(string script) => new Parser(script).Script().Evaluate(Scope);

    public static Variable Variable<T>(string name, T? value) => new Variable<T>(name, value);

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
