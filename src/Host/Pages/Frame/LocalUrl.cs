using System.Diagnostics.CodeAnalysis;

namespace MedInsFlows.Host.Pages.Frame;

/// <summary>Addresses to go back to, which a link from elsewhere may have made up.</summary>
internal static class LocalUrl
{
    /// <summary>The address, if it lies within the service; else the first page.</summary>
    public static string Of(string? url) => IsLocal(url) && url != SignInPath ? url : "/";

    /// <summary>Whether the address lies within the service.</summary>
    public static bool IsLocal([NotNullWhen(true)] string? url) => url is ['/', ..] and not ['/', '/' or '\\', ..] && !url.Any(char.IsControl);

    /// <summary>Where one signs in, to go back afterwards.</summary>
    public static string SignIn(HttpRequest request) => HttpMethods.IsGet(request.Method) && request.Path != "/"
        ? $"{SignInPath}?returnUrl={Uri.EscapeDataString(request.Path + request.QueryString)}"
        : SignInPath;

    private const string SignInPath = "/sign-in";
}
