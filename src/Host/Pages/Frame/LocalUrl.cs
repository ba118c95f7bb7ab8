namespace MedInsFlows.Host.Pages.Frame;

/// <summary>Addresses to go back to, which a link from elsewhere may have made up.</summary>
internal static class LocalUrl
{
    /// <summary>The address, if it lies within the service; else the first page.</summary>
    public static string Of(string? url) => url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl) && url != SignInPath ? url : "/";

    /// <summary>Where one signs in, to go back afterwards.</summary>
    public static string SignIn(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path != "/"
        ? $"{SignInPath}?returnUrl={Uri.EscapeDataString(request.Path + request.QueryString)}"
        : SignInPath;

    private const string SignInPath = "/sign-in";
}
