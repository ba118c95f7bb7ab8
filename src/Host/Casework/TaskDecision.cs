using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;

namespace MedInsFlows.Host.Casework;

/// <summary>A decision as it is sent.</summary>
internal sealed record TaskDecision(
    [property: Description("决定，任务的 decisions 之一")][MaxLength(50)] string Decision,
    [property: Description("理由")][MaxLength(2000)] string? Reason = null,
    [property: Description("任务要求录入的信息")] IReadOnlyDictionary<string, JsonElement>? Data = null);
