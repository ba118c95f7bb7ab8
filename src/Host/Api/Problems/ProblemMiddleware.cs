using System.Globalization;
using MedInsFlows.Host.Logs;
using MedInsFlows.Host.Pages.Frame;
using MedInsFlows.Host.Studio.Wire;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace MedInsFlows.Host.Api.Problems;

/// <summary>
/// Answers whatever goes wrong as a problem: ours, the framework's exceptions and bare statuses, and faults of the service, which are
/// logged without their message, for it may quote what was sent.
/// </summary>
internal sealed partial class ProblemMiddleware(RequestDelegate next, IOptions<JsonOptions> json, ILogger<ProblemMiddleware> logger)
{
    /// <summary>Runs around everything that can fail.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            if (context.Response is { HasStarted: false, ContentLength: null, ContentType: null, StatusCode: var status }
                && Problem.ForStatus(status) is { } bare)
            {
                await AnswerAsync(context, bare);
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone; there is nobody to answer.
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var problem = ProblemOf(context, failure);
            context.Response.Clear();
            await AnswerAsync(context, problem);
        }
        catch (Exception failure) when (context.Response.HasStarted)
        {
            LogFault(logger, context.TraceIdentifier, FaultDigest.Of(failure));
            context.Abort();
        }
    }

    private ProblemException ProblemOf(HttpContext context, Exception failure)
    {
        switch (failure)
        {
            case ProblemException problem:
                return problem;
            case BadHttpRequestException refused:
                return Problem.ForStatus(refused.StatusCode) ?? Problem.BadRequest();
            default:
                LogFault(logger, context.TraceIdentifier, FaultDigest.Of(failure));
                return Problem.InternalError(context.TraceIdentifier);
        }
    }

    private Task AnswerAsync(HttpContext context, ProblemException problem)
    {
        if (ProblemPages.AreWanted(context.Request))
        {
            return ProblemPages.AnswerAsync(context, problem);
        }

        var response = context.Response;
        if (ElsaErrors.AreWanted(context.Request, problem))
        {
            response.StatusCode = StatusCodes.Status400BadRequest;
            return response.WriteAsJsonAsync(ElsaErrors.Of(problem), ElsaJson.Options, context.RequestAborted);
        }

        response.StatusCode = problem.Type.Status;
        if (problem.Type.Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (problem.RetryAfter is { } wait)
        {
            response.Headers.RetryAfter = Math.Ceiling(Math.Max(1, wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        }

        return response.WriteAsJsonAsync(
            ProblemAnswer.Of(problem), json.Value.SerializerOptions, ProblemAnswer.ContentType, context.RequestAborted);
    }

    [LoggerMessage(2, LogLevel.Error, "fault {TraceId}: {Fault}")]
    private static partial void LogFault(ILogger logger, string traceId, string fault);
}
