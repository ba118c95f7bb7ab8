using Elsa.Workflows;
using Elsa.Workflows.Memory;

namespace MedInsFlows.Engine.Builtin.Loops;

/// <summary>The variables that a loop gives to the activity it runs, new in each turn and kept between bursts.</summary>
internal static class LoopVariables
{
    public const string CurrentIndex = "CurrentIndex";
    public const string CurrentValue = "CurrentValue";

    public static IEnumerable<Variable> Of<T>(int index, T? value) => [Kept(CurrentIndex, index), Kept(CurrentValue, value)];

    private static Variable<T> Kept<T>(string name, T? value) => new Variable<T>(name, value).WithStorageDriver<WorkflowInstanceStorageDriver>();
}

/// <summary>An activity that gives variables to those below it.</summary>
internal interface ILoopVariables
{
    /// <summary>Their names.</summary>
    IReadOnlyList<string> Names { get; }
}
