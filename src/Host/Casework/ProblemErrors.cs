using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>What the domain finds wrong, in the words of the contract.</summary>
internal static class ProblemErrors
{
    /// <summary>A fault as an entry of <c>errors</c>.</summary>
    public static ProblemError Of(Fault fault) => new(fault.Pointer, JsonNamingPolicy.KebabCaseLower.ConvertName(fault.Code.ToString()), fault.Detail);
}
