using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Casework;

/// <summary>Which cases are asked for.</summary>
internal sealed record CaseFilter(
    [property: FromQuery(Name = "region"), Description("统筹地区")] string? Region,
    [property: FromQuery(Name = "item"), Description("事项")] string? Item,
    [property: FromQuery(Name = "status"), Description("办件状态")] string? Status,
    [property: FromQuery(Name = "lamp"), Description("时限灯：green、yellow、red、none")] string? Lamp,
    [property: FromQuery(Name = "q"), Description("办件编号，或事项名称中的字词")] string? Q,
    [property: FromQuery(Name = "receivedFrom"), Description("自这一天起收到的，例如 2026-04-20")] string? ReceivedFrom = null,
    [property: FromQuery(Name = "receivedTo"), Description("到这一天为止收到的")] string? ReceivedTo = null);

/// <summary>Which tasks are asked for.</summary>
internal sealed record TaskFilter(
    [property: FromQuery(Name = "state"), Description("open 待签收（默认）、mine 由我办理、done 我已办理、copied 抄送给我")] string? State,
    [property: FromQuery(Name = "stage"), Description("环节")] string? Stage,
    [property: FromQuery(Name = "region"), Description("统筹地区")] string? Region,
    [property: FromQuery(Name = "item"), Description("事项")] string? Item,
    [property: FromQuery(Name = "lamp"), Description("时限灯：green、yellow、red、none")] string? Lamp,
    [property: FromQuery(Name = "caseId"), Description("办件")] string? CaseId,
    [property: FromQuery(Name = "q"), Description("办件编号，或事项名称中的字词")] string? Q)
{
    /// <summary>All tasks of a list.</summary>
    public static TaskFilter Of(string state) => new(state, null, null, null, null, null, null);
}
