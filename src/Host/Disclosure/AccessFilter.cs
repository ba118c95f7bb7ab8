using System.ComponentModel;
using Microsoft.AspNetCore.Mvc;

namespace MedInsFlows.Host.Disclosure;

/// <summary>Which records of the access log are asked for.</summary>
internal sealed record AccessFilter(
    [property: FromQuery(Name = "caseId"), Description("只列这个办件的")] Guid? CaseId = null,
    [property: FromQuery(Name = "caseNumber"), Description("只列这个办件编号的")] string? CaseNumber = null,
    [property: FromQuery(Name = "actor"), Description("只列这个用户的")] string? Actor = null,
    [property: FromQuery(Name = "from"), Description("自这一天起，例如 2026-04-20")] string? From = null,
    [property: FromQuery(Name = "to"), Description("到这一天为止")] string? To = null);
