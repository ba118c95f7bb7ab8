using System.Reflection;
using System.Text.RegularExpressions;
using MedInsFlows.Host.Api.Description;
using MedInsFlows.Host.Api.Problems;
using Microsoft.AspNetCore.Http.Metadata;

namespace MedInsFlows.Host.Commands;

/// <summary>
/// The optional header <c>Idempotency-Key</c>, by which a client may send a command again without its being done twice. Immutable. An
/// endpoint takes it as a nullable parameter.
/// </summary>
/// <param name="Value">1 to 200 visible ASCII characters.</param>
internal sealed partial record IdempotencyKey(string Value) : IBindableFromHttpContext<IdempotencyKey>, IEndpointParameterMetadataProvider
{
    private const string Header = "Idempotency-Key";

    /// <summary>Reads the header; null where there is none.</summary>
    /// <exception cref="ProblemException">The header stands twice or is no key.</exception>
    public static ValueTask<IdempotencyKey?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var values = context.Request.Headers[Header];
        return values.Count switch
        {
            0 => ValueTask.FromResult<IdempotencyKey?>(null),
            1 when Form().IsMatch(values[0]!) => ValueTask.FromResult<IdempotencyKey?>(new(values[0]!)),
            _ => throw Problem.InvalidParameter(new ProblemError(
                Header, ErrorCode.BadValue, $"{Header} 请求头应只出现一次，为 1 到 200 个可见的 ASCII 字符，不含空格。")),
        };
    }

    /// <summary>Tells the OpenAPI document.</summary>
    public static void PopulateMetadata(ParameterInfo parameter, EndpointBuilder builder) =>
        builder.Metadata.Add(new DescribedParameter(Header, InHeader: true, "可选。同一个键重复提交时不会重复办理，返回第一次的结果；保留 7 天", Number: null));

    [GeneratedRegex(@"^[\x21-\x7E]{1,200}\z")]
    private static partial Regex Form();
}
