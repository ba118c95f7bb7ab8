using System.Text;
using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>A designer takes a flow out of the Studio and brings it back.</summary>
[Collection(StudioTests.Name)]
public sealed class TransferTests(StudioOffice office)
{
    [Fact]
    public async Task A_flow_that_was_exported_and_changed_elsewhere_is_imported_as_a_draft()
    {
        var flow = FlowShapes.Parallel;
        await using var window = await office.OpenAsync($"/studio/workflows/definitions/{flow.Id}/edit");
        await window.ShouldShowNodesAsync(flow.Nodes);

        await window.ChooseAsync("导出");
        var exported = await window.Page.RunAndWaitForDownloadAsync(() => window.AnswerAsync("导出"));
        var text = await File.ReadAllTextAsync(await exported.PathAsync());

        await ImportAsync(window, text);
        (await StateAsync(flow)).Should().Be("published", "what comes back as it went changes nothing");

        await ImportAsync(window, text.Replace("核对病历", "核对全部病历", StringComparison.Ordinal));
        (await StateAsync(flow)).Should().Be("draft");
        await window.ShouldShowAsync("核对全部病历");
        await window.PhotographAsync("imported");
        await window.ShouldBeWellAsync();
        await office.DeleteDraftAsync(flow);
    }

    private async Task<string> StateAsync(FlowFile flow) => (await office.ReadAsync(StudioOffice.Designer, $"/api/definitions/{flow.Id}"))["latest"]!["state"]!.GetValue<string>();

    private static async Task ImportAsync(StudioWindow window, string text)
    {
        var file = new FilePayload { Name = "flow.json", MimeType = "application/json", Buffer = Encoding.UTF8.GetBytes(text) };
        var chooser = await window.Page.RunAndWaitForFileChooserAsync(() => window.ChooseAsync("导入"));
        var answer = await window.Page.RunAndWaitForResponseAsync(() => chooser.SetFilesAsync(file), answer => answer.Url.EndsWith("/elsa/api/workflow-definitions/import", StringComparison.Ordinal));
        answer.Status.Should().Be(200);
    }
}
