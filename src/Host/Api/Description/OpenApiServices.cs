using System.Globalization;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Host.Access;
using MedInsFlows.Host.Api.Bodies;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using NodaTime;

namespace MedInsFlows.Host.Api.Description;

/// <summary>The OpenAPI document of the REST contract, the same on every host, and its browsable page.</summary>
internal static class OpenApiServices
{
    private const string Bearer = "bearer";

    /// <summary>Adds the document.</summary>
    public static IServiceCollection AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.AddDocumentTransformer(DescribeServiceAsync);
        options.AddOperationTransformer(DescribeOperationAsync);
        options.AddSchemaTransformer(DescribeTypeAsync);
    });

    /// <summary>Serves the document at <c>/openapi/v1.json</c>.</summary>
    public static void MapDescription(this IEndpointRouteBuilder endpoints) => endpoints.MapOpenApi().OpenToEveryone();

    /// <summary>Serves the page at <c>/openapi/</c>, with its own copies of all it needs.</summary>
    public static void UseDescriptionPage(this IApplicationBuilder app) => app.UseSwaggerUI(options =>
    {
        options.RoutePrefix = "openapi";
        options.DocumentTitle = "MedInsFlows 接口文档";
        options.SwaggerEndpoint("/openapi/v1.json", "MedInsFlows");
    });

    private static Task DescribeServiceAsync(
        OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new() { Title = "MedInsFlows 医疗保障经办服务接口", Version = "v1" };
        document.Servers = [];
        document.Components ??= new();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "由 POST /api/auth/token 取得",
            },
        };
        return Task.CompletedTask;
    }

    private static async Task DescribeOperationAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in metadata.OfType<DescribedParameter>())
        {
            (operation.Parameters ??= []).Add(Parameter(parameter));
        }

        var problem = await context.GetOrCreateSchemaAsync(typeof(ProblemAnswer), null, cancellationToken);
        context.Document!.AddComponent(nameof(Problem), problem);
        operation.Responses ??= [];
        operation.Responses["default"] = new OpenApiResponse
        {
            Description = "出错时的说明（RFC 9457）",
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [ProblemAnswer.ContentType] = new() { Schema = new OpenApiSchemaReference(nameof(Problem), context.Document) },
            },
        };

        if (metadata.OfType<AllowAttribute>().SingleOrDefault() is { } allow)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(Bearer, context.Document)] = [] }];
            var roles = Role.All.Where(role => RolePermissions.Allows(role, allow.Permission));
            operation.Description = $"角色：{string.Join('、', roles.Select(role => role.Id))}";
        }
    }

    private static OpenApiParameter Parameter(DescribedParameter parameter) => new()
    {
        Name = parameter.Name,
        In = parameter.InHeader ? ParameterLocation.Header : ParameterLocation.Query,
        Description = parameter.Text,
        Schema = parameter.Number is { } range
            ? new OpenApiSchema
            {
                Type = JsonSchemaType.Integer,
                Minimum = range.Minimum.ToString(CultureInfo.InvariantCulture),
                Maximum = range.Maximum.ToString(CultureInfo.InvariantCulture),
            }
            : new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static Task DescribeTypeAsync(
        OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Instant) || type == typeof(LocalDate))
        {
            schema.Type = JsonSchemaType.String;
            schema.Format = type == typeof(Instant) ? "date-time" : "date";
        }

        if (context.JsonPropertyInfo is { } property && MemberLimit.Of(property) is { } limit)
        {
            schema.MaxLength = type == typeof(string) ? limit : null;
            schema.MaxItems = type == typeof(string) ? null : limit;
        }

        return Task.CompletedTask;
    }
}
