using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Casework;
using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Activities.Tests.Bursts;

/// <summary>The notices of the last burst as the applicant reads them.</summary>
internal static class Notices
{
    private static readonly Agency Harbin = new("harbin-center", "哈尔滨市医疗保障服务中心", AgencyKind.Agency, AgencyLevel.City, "province-center");

    public static IEnumerable<string> Of(CaseRun run, string? phone = null) => run.Intents.OfType<NoticeQueued>().Select(notice => NoticeBlanks.Fill(
        notice.Template,
        SourcesOf(run, phone)));

    /// <summary>Where the values of blanks come from.</summary>
    public static NoticeSources SourcesOf(CaseRun run, string? phone = null) =>
        new(run.Case, run.Application, run.Opinion, ItemFile.ChronicDisease.Definition.Item, Harbin with { Phone = phone }, run.Now);
}
