using System.Text.Json.Nodes;
using Elsa.Extensions;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.CodeFirst;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Engine.Tests.Flow;

namespace MedInsFlows.Engine.Tests.CodeFirst;

/// <summary>Workflows that are written as code.</summary>
public sealed class CodeFirstTests
{
    [Fact]
    public async Task A_workflow_of_code_runs_and_keeps_its_variables_over_waits()
    {
        var run = new FlowRun(await new WorkflowBuilder().BuildWorkflowAsync(new Counting(), CancellationToken.None)).Start(new JsonObject { ["Most"] = 2 });
        while (run.SubStatus == WorkflowSubStatus.Suspended)
        {
            run.Send(new Stimulus(StimulusKind.Resume, "Resume", "test") { BookmarkId = run.Last.State.Bookmarks.Single().Id });
        }

        run.Texts.Should().Equal("1 of 2", "2 of 2", "done");
        run.SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_result_of_a_workflow_is_the_value_of_its_variable()
    {
        var workflow = await new WorkflowBuilder().BuildWorkflowAsync(new Doubling(), CancellationToken.None);

        workflow.ResultVariable.Should().NotBeNull();
        new FlowRun(workflow).Start().SubStatus.Should().Be(WorkflowSubStatus.Finished);
    }

    [Fact]
    public async Task A_builder_takes_all_that_a_workflow_declares()
    {
        var workflow = await new WorkflowBuilder().BuildWorkflowAsync(new Counting(), CancellationToken.None);

        workflow.Identity.DefinitionId.Should().Be("counting");
        workflow.WorkflowMetadata.Name.Should().Be("Counting");
        workflow.Inputs.Should().ContainSingle(input => input.Name == "Most" && input.Type == typeof(int));
        workflow.Variables.Should().ContainSingle(variable => variable.Name == "Count");
    }

    private sealed class Counting : WorkflowBase
    {
        protected override void Build(IWorkflowBuilder builder)
        {
            builder.WithDefinitionId("counting");
            builder.Name = "Counting";
            var most = builder.WithInput<int>("Most");
            most.StorageDriverType = typeof(WorkflowInstanceStorageDriver);
            var count = builder.WithVariable<int>("Count", 0).WithWorkflowStorage();
            var step = new Sequence
            {
                Activities =
                [
                    new SetVariable { Variable = count, Value = new Input<object?>(context => count.Get(context) + 1) },
                    new WriteLine { Text = new Input<string>(context => $"{count.Get(context)} of {context.GetInput<int>(most)}") },
                    new Wait(),
                ],
            };
            var (start, loop, done) = (new Start(), new FlowDecision(context => count.Get(context) < context.GetInput<int>(most)), new WriteLine { Text = new Input<string>("done") });
            builder.Root = new Flowchart
            {
                Activities = [start, loop, step, done],
                Connections =
                [
                    new Connection(start, loop),
                    new Connection(new Endpoint(loop, "True"), new Endpoint(step)),
                    new Connection(new Endpoint(loop, "False"), new Endpoint(done)),
                    new Connection(step, loop),
                ],
            };
        }
    }

    private sealed class Doubling : WorkflowBase<int>
    {
        protected override void Build(IWorkflowBuilder builder) => builder.Root = new SetVariable { Variable = Result, Value = new Input<object?>(21 * 2) };
    }
}
