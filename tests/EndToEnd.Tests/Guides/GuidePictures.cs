using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Guides;

/// <summary>
/// The pictures of the guides. They are what a reader sees without scrolling, taken by the stories that photograph their pages under the same name. They lie in
/// <c>artifacts/test-results/guides</c>; with <c>MEDINS_UPDATE_GUIDES=1</c> they go into <c>docs/images</c> instead.
/// </summary>
internal static class GuidePictures
{
    private static readonly HashSet<string> Shown = [.. Guide.All.SelectMany(guide => guide.Pictures)];

    private static readonly string Folder =
        Environment.GetEnvironmentVariable("MEDINS_UPDATE_GUIDES") == "1" ? Checkedin : Clone.PathOf("artifacts", "test-results", "guides");

    /// <summary>Where the pictures are that the guides show.</summary>
    public static string Checkedin => Clone.PathOf("docs", "images");

    /// <summary>Takes a picture, if a guide shows one of this name.</summary>
    /// <param name="page">The page.</param>
    /// <param name="name">The name.</param>
    /// <param name="from">What is to be uppermost; null for the head of the page.</param>
    public static async Task TakeAsync(IPage page, string name, ILocator? from = null)
    {
        if (Shown.Contains(name))
        {
            await (from is null ? page.EvaluateAsync("scrollTo(0, 0)") : from.EvaluateAsync("place => place.scrollIntoView()"));
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, $"{name}.png") });
        }
    }
}
