using System.Diagnostics;
using Microsoft.Playwright;

namespace MedInsFlows.Bench;

/// <summary>How long the real Elsa Studio takes in Chromium to show a flow of 黑龙江 门诊慢特病: from our host, and from a stub that answers at once.</summary>
internal sealed class StudioLoad(Uri host, string password)
{
    private const string Editor = "/studio/workflows/definitions/heilongjiang-chronic-disease-recognition/edit";
    private const int Rounds = 7;

    /// <summary>Prints the medians of opening the editor in a browser that knows nothing, and again in the same.</summary>
    public async Task PrintAsync()
    {
        await using var stub = await ImmediateStub.StartAsync(host);
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium" });
        List<(double Cold, double Warm)> ours = [], stubs = [];
        await OpenAsync(browser, stub.Address);
        for (var round = 0; round < Rounds; round++)
        {
            ours.Add(await OpenAsync(browser, host.ToString()));
            stubs.Add(await OpenAsync(browser, stub.Address));
        }

        Print("cold", Median(ours.Select(time => time.Cold)), Median(stubs.Select(time => time.Cold)));
        Print("warm", Median(ours.Select(time => time.Warm)), Median(stubs.Select(time => time.Warm)));
    }

    private static void Print(string what, double ours, double stub) =>
        Table.Print($"the editor opens {what}: {ours:0} ms from our host, {stub:0} ms from a stub that answers at once; {ours / stub:0.00} ×, {ours - stub:+0;-0} ms");

    private async Task<(double Cold, double Warm)> OpenAsync(IBrowser browser, string server)
    {
        await using var context = await browser.NewContextAsync(new() { BaseURL = server, Locale = "zh-CN", ViewportSize = new() { Width = 1920, Height = 1080 } });
        context.SetDefaultTimeout(120_000);
        await SignInAsync(context);
        return (await OpenAsync(context), await OpenAsync(context));
    }

    private async Task SignInAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(host, "/sign-in").ToString());
        await page.GetByLabel("用户名").FillAsync("heilongjiang-designer");
        await page.GetByLabel("密码").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "登录", Exact = true }).ClickAsync();
        await page.GetByText("，您好").First.WaitForAsync();
        await page.CloseAsync();
    }

    private static async Task<double> OpenAsync(IBrowserContext context)
    {
        var page = await context.NewPageAsync();
        var begun = Stopwatch.GetTimestamp();
        await page.GotoAsync(Editor);
        await page.Locator(".x6-node[data-cell-id='end']").WaitForAsync();
        var taken = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        await page.CloseAsync();
        return taken;
    }

    private static double Median(IEnumerable<double> times) => times.Order().ElementAt(Rounds / 2);
}
