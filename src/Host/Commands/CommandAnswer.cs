namespace MedInsFlows.Host.Commands;

/// <summary>The answer to a command, as it is sent and, under an idempotency key, kept.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Location">Where what was made is found.</param>
/// <param name="Json">The body; none for an empty one.</param>
internal sealed record CommandAnswer(int Status, string? Location, byte[]? Json) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = Status;
        if (Location is not null)
        {
            httpContext.Response.Headers.Location = Location;
        }

        if (Json is not null)
        {
            httpContext.Response.ContentType = "application/json; charset=utf-8";
            httpContext.Response.ContentLength = Json.Length;
            await httpContext.Response.Body.WriteAsync(Json, httpContext.RequestAborted);
        }
    }
}
