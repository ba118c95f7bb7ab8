using System.ComponentModel;
using MedInsFlows.Cases.Clocks;
using NodaTime;

namespace MedInsFlows.Host.Digests;

/// <summary>What a caseworker is told in the morning of a working day of the tasks that wait in a region, on the wire and on pages.</summary>
internal sealed record Digest(
    string Region,
    LocalDate SentOn,
    Instant SentAt,
    [property: Description("还没有人认领、本人可以认领的任务")] int Claimable,
    [property: Description("本人已认领的任务")] int Claimed,
    [property: Description("其中预警（黄灯）的")] int Yellow,
    [property: Description("其中告急（红灯）而尚未超期的")] int Red,
    [property: Description("其中超期的")] int Overdue)
{
    /// <summary>The digest in a sentence.</summary>
    public string Text =>
        $"待办任务 {Claimable + Claimed} 件（待认领 {Claimable} 件，已认领 {Claimed} 件），其中{Lamp.Yellow.Word()} {Yellow} 件、{Lamp.Red.Word()} {Red} 件、超期 {Overdue} 件。";
}
