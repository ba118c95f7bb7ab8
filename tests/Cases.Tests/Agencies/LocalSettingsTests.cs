using System.Text.Json;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tests.Items;

namespace MedInsFlows.Cases.Tests.Agencies;

public sealed class LocalSettingsTests
{
    private static readonly Item Facts = ChronicDiseaseRecognition.Facts;

    private static readonly LocalSettings All = new()
    {
        AcceptorMayReview = false,
        AcceptanceLevels = [AcceptanceLevel.City, AcceptanceLevel.County],
        OpenChannels = [Channel.Online],
        FeedbackChannels = [],
        SharedMaterials = ["identity"],
        PaperMaterials = ["form", "records"],
        ElectronicMaterials = ["records"],
        PublicNoticeDays = 7,
        Experts = 3,
        ExpertShare = 67,
        PostCheckPercent = 0,
    };

    [Fact]
    public void What_an_item_leaves_open_may_be_set() => Faults(All).Should().BeEmpty();

    [Fact]
    public void Everything_that_an_item_does_not_leave_open_is_told_at_once() => Faults(new LocalSettings
    {
        AcceptorMayReview = true,
        AcceptanceLevels = [AcceptanceLevel.City, AcceptanceLevel.City],
        OpenChannels = [Channel.Fax],
        FeedbackChannels = [Channel.Online, Channel.Agency],
        SharedMaterials = ["nothing"],
        PaperMaterials = ["form", "form"],
        ElectronicMaterials = ["records", "photo"],
        PublicNoticeDays = 0,
        Experts = 16,
        ExpertShare = 0,
        PostCheckPercent = 101,
    }).Should().Equal(
        "/acceptorMayReview", "/acceptanceLevels/1", "/openChannels/0", "/feedbackChannels/1", "/sharedMaterials/0", "/paperMaterials/1", "/electronicMaterials/1", "/publicNoticeDays",
        "/experts", "/expertShare", "/postCheckPercent");

    [Theory]
    [InlineData("低风险", false, true)]
    [InlineData("中风险", false, true)]
    [InlineData("医保关系转入管理为中风险，医保关系转出管理为低风险。", false, true)]
    [InlineData(null, false, true)]
    [InlineData("高风险", false, false)]
    [InlineData("低风险", true, false)]
    public void Who_accepts_may_review_only_where_the_risk_is_not_high_and_nothing_is_paid(string? risk, bool hasPayment, bool permitted)
    {
        var item = Facts with { RiskLevel = risk };

        LocalSettingsRules.LeavesReviewToAcceptor(item, hasPayment).Should().Be(permitted);
        LocalSettingsRules.Check(new LocalSettings { AcceptorMayReview = true }, item, hasPayment).Any().Should().Be(!permitted);
        LocalSettingsRules.Check(new LocalSettings { AcceptorMayReview = false }, item, hasPayment).Should().BeEmpty("to forbid it is always permitted");
    }

    [Fact]
    public void Each_setting_for_itself_is_that_of_the_superior_where_it_is_not_set()
    {
        LocalSettings.Unset.Or(All).Should().BeEquivalentTo(All);
        All.Or(new LocalSettings { OpenChannels = [Channel.Post], PublicNoticeDays = 1, AcceptorMayReview = true }).Should().BeEquivalentTo(All);
        new LocalSettings { OpenChannels = [] }.Or(All).Should().BeEquivalentTo(All with { OpenChannels = [] }, "an empty list is set");
    }

    [Fact]
    public void What_is_set_is_kept_and_what_is_not_is_not()
    {
        JsonSerializer.Deserialize<LocalSettings>(JsonSerializer.Serialize(All, FactsJson.Options), FactsJson.Options).Should().BeEquivalentTo(All);
        JsonSerializer.Serialize(LocalSettings.Unset, FactsJson.Options).Should().Be("{}");
    }

    private static IEnumerable<string> Faults(LocalSettings settings) =>
        LocalSettingsRules.Check(settings, Facts with { RiskLevel = "高风险" }, hasPayment: false).Select(fault => fault.Place);
}
