using Microsoft.Playwright;

namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>Judges the page of a window: whether it is accessible (axe), Chinese throughout, and says something.</summary>
internal static class Examination
{
    private static readonly string Axe = File.ReadAllText(Clone.PathOf("node_modules", "axe-core", "axe.min.js"));

    /// <summary>Words that have no Chinese form: formats, and the names of programs and protocols.</summary>
    private static readonly string[] Names = ["CSV", "JSON", "PDF", "SMTP", "READY", "PostgreSQL", "Word", "admin", "xlsx"];

    /// <summary>What is to be mended.</summary>
    /// <param name="page">The page.</param>
    /// <param name="part">The part of it that is ours.</param>
    public static async Task<IReadOnlyList<string>> JudgeAsync(IPage page, string part)
    {
        await page.EvaluateAsync(Axe);
        return
        [
            .. await page.EvaluateAsync<string[]>(
                """
                async part => {
                  const whole = part === "main" ? document : { include: [part] };
                  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"];
                  const { violations } = await axe.run(whole, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
                  return violations.flatMap(rule => rule.nodes.map(node => `${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.split("\n").slice(1).join(";")}`));
                }
                """,
                part),
            .. (await EnglishAsync(page, part)).Select(text => $"English: {text}"),
            .. await page.Locator(part).InnerTextAsync() is { Length: > 20 } ? Array.Empty<string>() : ["Nothing is said."],
        ];
    }

    /// <summary>The English that is seen or read aloud, beside ids and codes: they have a digit or a mark in them, or stand as code.</summary>
    private static Task<string[]> EnglishAsync(IPage page, string part) => page.EvaluateAsync<string[]>(
        """
        ([part, names]) => {
          const texts = [document.title];
          const walker = document.createTreeWalker(part === "main" ? document.body : document.querySelector(part), NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const found = walker.currentNode;
            const element = found.nodeType === Node.TEXT_NODE ? found.parentElement : found;
            if (element.closest("script, style, .code, .difference, textarea") || (!element.closest("select, datalist") && !element.checkVisibility({ visibilityProperty: true }))) {
              continue;
            }
            texts.push(...found.nodeType === Node.TEXT_NODE ? [found.nodeValue] : ["aria-label", "title", "alt", "placeholder"].map(name => found.getAttribute(name) ?? ""));
          }
          const isEnglish = word => /^[A-Za-z]{3,}$/.test(word) && !names.includes(word);
          return [...new Set(texts)].filter(text => text.split(/[^-A-Za-z0-9._@:/#]+/).some(isEnglish)).map(text => text.trim());
        }
        """,
        new object[] { part, Names });
}
