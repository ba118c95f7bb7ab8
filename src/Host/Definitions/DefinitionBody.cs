using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace MedInsFlows.Host.Definitions;

/// <summary>A definition as the body of a request; a definition has rules of its own, so the limits of other requests do not hold within it. Immutable.</summary>
/// <param name="Content">The bytes as received.</param>
/// <param name="Digest">Their SHA-256.</param>
internal sealed record DefinitionBody(byte[] Content, byte[] Digest) : IBindableFromHttpContext<DefinitionBody>, IEndpointParameterMetadataProvider
{
    /// <summary>Reads the body.</summary>
    /// <exception cref="ProblemException">It is too large, or no JSON by its content type.</exception>
    public static async ValueTask<DefinitionBody?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase))
        {
            throw Problem.UnsupportedMediaType();
        }

        var content = await LimitedBody.ReadAsync(context.Request.Body, JsonLimits.Body, context.RequestAborted);
        return new DefinitionBody(content, SHA256.HashData(content));
    }

    /// <summary>Tells the OpenAPI document.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new AcceptsMetadata(["application/json"], typeof(JsonObject)));
}
