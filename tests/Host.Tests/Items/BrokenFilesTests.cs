using System.Net;
using MedInsFlows.Host.Tests.Casework;

namespace MedInsFlows.Host.Tests.Items;

[Collection(BadInputTests.Name)]
public sealed class BrokenFilesTests(BrokenFilesHost office)
{
    [Theory]
    [InlineData("heilongjiang/outpatient-reimbursement.json 第 ", "不是合法的 JSON")]
    [InlineData("heilongjiang/relation-transfer.json definitionId", "应为“heilongjiang-relation-transfer”")]
    [InlineData("heilongjiang/medical-assistance-reimbursement.json", "MedIns.StopTheWorld")]
    [InlineData("henan/chronic-disease-recognition.json 告知：已完成认定（notify-completed）", "生辰八字")]
    [InlineData("heilongjiang/empty.json", "JSON")]
    [InlineData("heilongjiang/list.json root", "root")]
    [InlineData("heilongjiang/word.json root", "root")]
    [InlineData("heilongjiang/deep.json", "JSON")]
    [InlineData("heilongjiang/rootless.json root", "root")]
    [InlineData("heilongjiang/placeless.json customProperties", "region")]
    [InlineData("heilongjiang/elsewhere.json customProperties", "atlantis")]
    [InlineData("heilongjiang/impostor.json customProperties", "heilongjiang-chronic-disease-recognition")]
    [InlineData("heilongjiang/loose-end.json", "nowhere")]
    [InlineData("heilongjiang/twins.json", "review")]
    [InlineData("heilongjiang/unwritten-limit.json 开始计时（clock）", "limit")]
    [InlineData("heilongjiang/wrong-limit.json", "limit")]
    public void The_log_names_file_place_and_fault(string place, string fault) =>
        office.Log.Lines.Should().Contain(line => line.StartsWith("Error", StringComparison.Ordinal) && line.Contains(place) && line.Contains(fault));

    [Fact]
    public async Task The_host_serves_the_others()
    {
        var listed = await office.Applicant.ReadAsync("/api/items");

        listed.Texts("/items", "/definitionId").Should().Equal("heilongjiang-chronic-disease-recognition");
    }

    [Fact]
    public async Task It_says_that_it_serves_less_than_it_should_without_telling_what()
    {
        using var answer = await office.Host.GetAsync("/health/ready");

        answer.StatusCode.Should().Be(HttpStatusCode.OK, "it can serve");
        var health = await answer.ReadAsync();
        health.Text("/status").Should().Be("degraded");
        health.List("/checks").Single(check => check.Text("/name") == "definitions").Text("/status").Should().Be("degraded");
        health.ToJsonString().Should().NotContain("reimbursement");
    }
}
