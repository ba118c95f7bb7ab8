using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>A form that was made from a definition, as a person fills it in.</summary>
/// <param name="window">The window that shows it.</param>
internal sealed class ApplicationForm(Window window)
{
    private static readonly FilePayload Scan = new() { Name = "扫描件.pdf", MimeType = "application/pdf", Buffer = [.. "%PDF-1.7\n"u8, .. "一页扫描件"u8] };

    /// <summary>Fills in inputs of whatever type.</summary>
    /// <param name="inputs">The name of each, and what goes into it or is chosen.</param>
    public async Task FillAsync(params IEnumerable<(string Name, string Value)> inputs)
    {
        foreach (var (name, value) in inputs)
        {
            var input = window.Page.Locator($"[name='{name}']");
            switch (await input.First.EvaluateAsync<string>("input => input.type"))
            {
                case "radio" or "checkbox":
                    await ChooseAsync(window.Page.Locator($"[name='{name}'][value='{value}']"));
                    break;
                case "select-one":
                    await input.SelectOptionAsync(value);
                    break;
                default:
                    await input.FillAsync(value);
                    break;
            }
        }
    }

    /// <summary>Uploads a scan for each of some materials.</summary>
    public async Task UploadAsync(params string[] materials)
    {
        foreach (var material in materials)
        {
            await UploadAsync(material, Scan);
        }
    }

    /// <summary>Uploads a file for a material, and waits until it is there.</summary>
    public async Task UploadAsync(string material, FilePayload file)
    {
        await window.Page.Locator($"#f-materials-{material}-files-choose").SetInputFilesAsync(file);
        await Assertions.Expect(window.Page.Locator($"[data-files='/materials/{material}/files']").GetByRole(AriaRole.Link, new() { Name = file.Name })).ToBeVisibleAsync();
    }

    /// <summary>Chooses one of several. Where the form hangs on it, the page comes anew.</summary>
    private async Task ChooseAsync(ILocator choice)
    {
        var comesAnew = await choice.EvaluateAsync<bool>("choice => choice.closest('[data-updates]')?.querySelector('[data-update]') != null");
        await window.Page.EvaluateAsync("document.body.dataset.before = ''");
        await choice.CheckAsync();
        if (comesAnew)
        {
            await Assertions.Expect(window.Page.Locator("body[data-before]")).ToHaveCountAsync(0);
        }
    }
}
