namespace MedInsFlows.Host.Pages.Studio;

/// <summary>What a page that holds Elsa Studio may do in a browser. All other pages keep to a stricter policy.</summary>
internal static class StudioPolicy
{
    /// <summary>
    /// The value of the header <c>Content-Security-Policy</c>. The hashes are those of the two scripts that the editor and the list of instances of
    /// version 3.8.2 insert; a new version needs new ones, which the browser names where it refuses them.
    /// </summary>
    public const string Header =
        "default-src 'self'; "
        + "script-src 'self' 'wasm-unsafe-eval' 'sha256-snlP1jz0gjwc5cTz9ErZcliXuCK63+Mmf68RRCeptgc=' 'sha256-vu6sQrKXQHR4Yn3FMMihA/9TxxfIXnCxKwvLrTPJ5ts='; "
        + "style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
        + "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";
}
