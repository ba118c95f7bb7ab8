using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Studio;

/// <summary>A designer opens what there is.</summary>
[Collection(StudioTests.Name)]
public sealed class OpeningTests(StudioOffice office)
{
    [Fact]
    public async Task The_list_shows_every_definition_and_opens_one()
    {
        await using var window = await office.OpenAsync("/studio");
        foreach (var flow in FlowFile.All)
        {
            await window.ShouldShowAsync(flow.Id);
        }

        await window.PhotographAsync("definitions");
        await window.Page.GetByText(FlowFile.AsItIs.Id).ClickAsync();
        await window.Page.WaitForURLAsync($"**/studio/workflows/definitions/{FlowFile.AsItIs.Id}/edit");
        await window.ShouldShowNodesAsync(FlowFile.AsItIs.Nodes);
        await window.ShouldBeWellAsync();
    }
}
