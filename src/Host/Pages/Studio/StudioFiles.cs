using System.Collections.Frozen;

namespace MedInsFlows.Host.Pages.Studio;

/// <summary>
/// The files of the package <c>@elsa-workflows/elsa-studio-wasm</c>, which lie beside the program. They are nobody's secret, and a page asks for some
/// 160 of them: they are served before anybody is looked up, and without a line in the log. Thread-safe.
/// </summary>
internal static class StudioFiles
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "studio");

    private static readonly Lazy<FrozenDictionary<string, StudioFile>> All = new(() => Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetExtension(path) is not (".br" or ".gz"))
        .ToFrozenDictionary(path => $"/{Path.GetRelativePath(Folder, path)}", path => new StudioFile(path)));

    /// <summary>Serves the files below <c>/studio</c>; what is no file of the package goes on to the pages.</summary>
    public static void UseStudioFiles(this IApplicationBuilder app) => app.Use((context, next) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.Request.Path.StartsWithSegments("/studio", StringComparison.Ordinal, out var rest)
        && All.Value.TryGetValue(rest.Value!, out var file)
            ? file.ServeAsync(context)
            : next(context));
}
