using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace MedInsFlows.Engine.Expressions.Scripts;

/// <summary>An output of an activity as scripts name it: <c>get&lt;Output&gt;From&lt;ActivityName&gt;()</c>.</summary>
/// <param name="ActivityId">The activity.</param>
/// <param name="Name">The output.</param>
internal sealed record OutputName(string ActivityId, string Name)
{
    private const string From = "From";

    /// <summary>The output that a name means, if there is one.</summary>
    public static OutputName? Of(string name, IEnumerable<(IActivity Activity, ActivityDescriptor Descriptor)> activities)
    {
        for (var from = name.IndexOf(From, StringComparison.Ordinal); from > 0; from = name.IndexOf(From, from + 1, StringComparison.Ordinal))
        {
            var (output, activity) = (name[..from], name[(from + From.Length)..]);
            foreach (var candidate in activities.Where(candidate => candidate.Activity.Name is { } known && PascalName.Is(known, activity)))
            {
                if (candidate.Descriptor.Outputs.Any(known => known.Name == output))
                {
                    return new OutputName(candidate.Activity.Id, output);
                }
            }
        }

        return null;
    }
}
