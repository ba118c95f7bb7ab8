using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>Collects what is wrong with a body, up to a limit. Not safe for concurrent use.</summary>
internal sealed class JsonFaults
{
    private readonly List<ProblemError> errors = [];

    /// <summary>All that was found.</summary>
    public IReadOnlyList<ProblemError> Errors => errors;

    /// <summary>Whether the limit is reached, so that to look further is in vain.</summary>
    public bool Full => errors.Count > JsonLimits.Faults;

    /// <summary>Adds a fault; the one after the last says that there are more.</summary>
    public void Add(string pointer, string code, string detail)
    {
        if (errors.Count < JsonLimits.Faults)
        {
            errors.Add(new(pointer, code, detail));
        }
        else if (!Full)
        {
            errors.Add(new("", ErrorCode.More, "还有更多错误没有列出，请先更正以上各处。"));
        }
    }
}
