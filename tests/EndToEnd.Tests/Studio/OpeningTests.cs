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
        await window.Page.GetByText(FlowFile.Parallel.Id).ClickAsync();
        await window.Page.WaitForURLAsync($"**/studio/workflows/definitions/{FlowFile.Parallel.Id}/edit");
        await window.ShouldShowNodesAsync(FlowFile.Parallel.Nodes);
        await window.ShouldBeWellAsync();
    }

    [Fact]
    public async Task Every_definition_opens_with_all_its_nodes_and_to_save_it_unchanged_changes_nothing()
    {
        await using var window = await office.OpenAsync("/studio");
        foreach (var flow in FlowFile.All)
        {
            var before = await ReadAsync(flow);
            await window.Page.GotoAsync($"/studio/workflows/definitions/{flow.Id}/edit");
            await window.ShouldShowNodesAsync(flow.Nodes);
            await window.ShouldShowLinesAsync(flow.Lines);
            await window.ZoomToFitAsync();
            await window.SelectAsync("clock", "起算事件");

            await window.SavingAsync(() => window.Page.Keyboard.PressAsync("Control+s"));

            (await ReadAsync(flow)).Should().Be(before);
            await window.PhotographAsync($"opened-{flow.Id}");
            await window.ShouldBeWellAsync();
        }
    }

    [Fact]
    public async Task Who_only_reads_can_change_nothing()
    {
        await using var window = await office.OpenAsync("heilongjiang-auditor", $"/studio/workflows/definitions/{FlowFile.Nested.Id}/edit");

        await window.ShouldShowNodesAsync(FlowFile.Nested.Nodes);

        await window.ZoomToFitAsync();
        await window.SelectAsync("clock", "起算事件");
        (await window.Control("起算事件").Locator("input:visible").IsEditableAsync()).Should().BeFalse();
        (await window.Page.Locator(".mud-button-group-root").CountAsync()).Should().Be(0, "there is nothing to publish with");
        await window.PhotographAsync("reader");
        await window.ShouldBeWellAsync();
    }

    private async Task<string> ReadAsync(FlowFile flow)
    {
        var definition = await office.ReadAsync(StudioOffice.Designer, $"/api/definitions/{flow.Id}");
        definition["latest"]!["state"]!.GetValue<string>().Should().Be("published");
        return definition.ToJsonString();
    }
}
