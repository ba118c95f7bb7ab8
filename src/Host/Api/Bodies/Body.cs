using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace MedInsFlows.Host.Api.Bodies;

/// <summary>
/// The JSON body of a request, read strictly. Immutable. An endpoint takes it as a parameter; in the OpenAPI document it shows as the type.
/// </summary>
/// <param name="Value">The request.</param>
/// <param name="Digest">SHA-256 of the bytes as received, by which the same request is known again.</param>
internal sealed record Body<T>(T Value, byte[] Digest) : IBindableFromHttpContext<Body<T>>, IEndpointParameterMetadataProvider
    where T : notnull
{
    /// <summary>Reads and checks the body.</summary>
    /// <exception cref="ProblemException">It is no JSON, or not of the type; everything wrong is told at once.</exception>
    public static async ValueTask<Body<T>?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        RequireJson(context.Request.ContentType);
        var bytes = await LimitedBody.ReadAsync(context.Request.Body, JsonLimits.Body, context.RequestAborted);
        var options = context.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        return new(StrictJson.Read<T>(bytes, options), SHA256.HashData(bytes));
    }

    /// <summary>Tells the OpenAPI document.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(T)));

    private static void RequireJson(string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)
            || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || (type.Charset.HasValue && type.Encoding is not UTF8Encoding))
        {
            throw Problem.UnsupportedMediaType();
        }
    }
}
