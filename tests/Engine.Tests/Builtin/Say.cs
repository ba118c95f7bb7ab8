using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Tests.Flow;

namespace MedInsFlows.Engine.Tests.Builtin;

/// <summary>Short words for activities in these tests.</summary>
internal static class Say
{
    public static WriteLine Text(string id, string script) => new() { Id = id, Text = new Input<string>(Script(script)) };

    public static Step Step(string id) => new() { Id = id };

    public static Wait Wait(string id) => new() { Id = id };

    public static Expression Script(string text) => new("JavaScript", text);

    public static Variable<T> Kept<T>(string name, T? value) => new Variable<T>(name, value).WithStorageDriver<WorkflowInstanceStorageDriver>();

    public static SetVariable Set(string id, Variable variable, string script) => new() { Id = id, Variable = variable, Value = new Input<object?>(Script(script)) };

    public static Sequence Sequence(string id, params IActivity[] activities) => new() { Id = id, Activities = activities };
}
