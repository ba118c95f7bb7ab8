using System.Text.Json.Nodes;

namespace MedInsFlows.Host.Configuration;

/// <summary>The gateway that takes short messages by HTTP. A class, not a record: its text form must not show secrets.</summary>
internal sealed class SmsSettings
{
    /// <summary>Where messages are sent to: HTTPS, or this machine.</summary>
    public required Uri Url { get; init; }

    /// <summary>POST or PUT.</summary>
    public required HttpMethod Method { get; init; }

    /// <summary>The JSON that is sent, with <c>{{phone}}</c>, <c>{{text}}</c> and, where wanted, <c>{{id}}</c> and <c>{{secret}}</c> in its texts.</summary>
    public required JsonNode Body { get; init; }

    /// <summary>By which we are known to the gateway; sent as a bearer token unless the body holds it. Null where it wants none.</summary>
    public required string? Secret { get; init; }
}
