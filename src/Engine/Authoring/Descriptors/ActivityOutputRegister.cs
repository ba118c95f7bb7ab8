namespace Elsa.Workflows.Models;

/// <summary>What activities left in this burst. It is gone at the next wait: what is to last belongs into a variable.</summary>
public class ActivityOutputRegister
{
    /// <summary>The name of an output where none is given.</summary>
    public const string DefaultOutputName = "Result";

    private readonly List<(string ActivityId, string ActivityInstanceId, string OutputName, object? Value)> records = [];
    private readonly Dictionary<string, int> taken = [];

    /// <summary>The result that was left last.</summary>
    internal object? LastResult => records.FindLast(record => record.OutputName == DefaultOutputName).Value;

    /// <summary>What an execution left under each name since this was last asked of it.</summary>
    internal Dictionary<string, object?> TakeNew(ActivityExecutionContext execution)
    {
        var outputs = new Dictionary<string, object?>();
        foreach (var record in records.Where(record => record.ActivityInstanceId == execution.Id).Skip(taken.GetValueOrDefault(execution.Id)))
        {
            outputs[record.OutputName] = record.Value;
            taken[execution.Id] = taken.GetValueOrDefault(execution.Id) + 1;
        }

        return outputs;
    }

    /// <summary>Remembers a result.</summary>
    /// <param name="activityExecutionContext">Who left it.</param>
    /// <param name="outputValue">The value.</param>
    public void Record(ActivityExecutionContext activityExecutionContext, object? outputValue) => Record(activityExecutionContext, null, outputValue);

    /// <summary>Remembers an output.</summary>
    /// <param name="activityExecutionContext">Who left it.</param>
    /// <param name="outputName">Its name; the result if not set.</param>
    /// <param name="outputValue">The value.</param>
    public void Record(ActivityExecutionContext activityExecutionContext, string? outputName, object? outputValue) =>
        records.Add((activityExecutionContext.Activity.Id, activityExecutionContext.Id, outputName ?? DefaultOutputName, outputValue));

    /// <summary>What an activity left last under a name.</summary>
    /// <param name="activityId">The activity.</param>
    /// <param name="outputName">The output; its result if not set.</param>
    public object? FindOutputByActivityId(string activityId, string? outputName = null) =>
        records.FindLast(record => record.ActivityId == activityId && record.OutputName == (outputName ?? DefaultOutputName)).Value;

    /// <summary>What an execution left last under a name.</summary>
    /// <param name="activityInstanceId">The execution.</param>
    /// <param name="outputName">The output; its result if not set.</param>
    public object? FindOutputByActivityInstanceId(string activityInstanceId, string? outputName = null) =>
        records.FindLast(record => record.ActivityInstanceId == activityInstanceId && record.OutputName == (outputName ?? DefaultOutputName)).Value;
}
