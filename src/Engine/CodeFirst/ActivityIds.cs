using System.Globalization;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using MedInsFlows.Engine.Activation;

namespace MedInsFlows.Engine.CodeFirst;

/// <summary>Gives activities that are made by code their ids: the short name of the type and a number, counted by type. Inputs get their blocks.</summary>
internal static class ActivityIds
{
    public static void Assign(Workflow workflow) => Assign(workflow, []);

    private static void Assign(IActivity activity, Dictionary<string, int> counts)
    {
        if (string.IsNullOrEmpty(activity.Id))
        {
            var name = activity.Type.Split('.')[^1];
            counts[name] = counts.GetValueOrDefault(name) + 1;
            activity.Id = name + counts[name].ToString(CultureInfo.InvariantCulture);
        }

        InputBlocks.Tie(activity, ActivityDescription.Of(activity.GetType()));
        foreach (var (_, child) in ChildActivities.Of(activity))
        {
            Assign(child, counts);
        }
    }
}
