using System.Diagnostics;
using MedInsFlows.Host.Accounts;

namespace MedInsFlows.Host.Logs;

/// <summary>
/// Writes one line for each request: method, route, status, duration, account. The route is the pattern, not the path: what a client puts
/// into a path or query does not reach the log.
/// </summary>
internal sealed partial class RequestLog(RequestDelegate next, ILogger<RequestLog> logger)
{
    /// <summary>Runs around the answering of a request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            LogRequest(
                logger,
                Method(context.Request.Method),
                (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "-",
                context.Response.StatusCode,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                Caller.Of(context)?.AccountId.ToString() ?? "-",
                context.TraceIdentifier);
        }
    }

    // A method is whatever the client writes; only those of HTTP are repeated.
    private static string Method(string method) => HttpMethods.GetCanonicalizedValue(method) switch
    {
        "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" => method,
        _ => "-",
    };

    [LoggerMessage(1, LogLevel.Information, "{Method} {Route} {Status} {Milliseconds:0.0}ms account {Account} {TraceId}")]
    private static partial void LogRequest(
        ILogger logger, string method, string route, int status, double milliseconds, string account, string traceId);
}
