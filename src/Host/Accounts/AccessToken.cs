using System.ComponentModel;
using System.Text.Json.Serialization;

namespace MedInsFlows.Host.Accounts;

/// <summary>A bearer token, on the wire.</summary>
internal sealed record AccessToken(
    [property: Description("访问令牌，置于 Authorization 请求头")][property: JsonPropertyName("accessToken")] string Text,
    [property: Description("固定为 Bearer")] string TokenType,
    [property: Description("有效秒数")] int ExpiresIn);
