using Microsoft.Net.Http.Headers;

namespace MedInsFlows.Host.Requests;

/// <summary>In which packed forms a client takes an answer (RFC 9110, 12.5.3).</summary>
internal static class ContentCodings
{
    /// <summary>Whether the client names the coding and does not rule it out.</summary>
    /// <param name="request">The client's request.</param>
    /// <param name="coding">Its name, <c>br</c> or <c>gzip</c>.</param>
    public static bool Accepts(this HttpRequest request, string coding) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var accepted)
        && accepted.Any(named => named.Value.Equals(coding, StringComparison.OrdinalIgnoreCase) && named.Quality is not 0);
}
