using System.Text.Json.Nodes;
using Elsa.Workflows;
using Elsa.Workflows.Models;

namespace MedInsFlows.Host.Studio.Descriptors;

/// <summary>An activity type, on the wire.</summary>
internal sealed record ActivityView(
    string TypeName,
    string Namespace,
    string Name,
    int Version,
    string Category,
    string? DisplayName,
    string? Description,
    IReadOnlyList<InputView> Inputs,
    IReadOnlyList<OutputView> Outputs,
    ActivityKind Kind,
    IReadOnlyList<PortView> Ports,
    JsonObject CustomProperties,
    JsonObject ConstructionProperties,
    bool IsContainer,
    bool IsBrowsable,
    bool IsStart,
    bool IsTerminal);

/// <summary>An input of an activity type, on the wire.</summary>
internal sealed record InputView(
    string Name,
    string TypeName,
    string? DisplayName,
    string? Description,
    float Order,
    bool IsBrowsable,
    bool IsSynthetic,
    bool IsWrapped,
    string UIHint,
    string? Category,
    JsonNode? DefaultValue,
    string DefaultSyntax,
    bool IsReadOnly,
    bool IsSensitive,
    string? StorageDriverType,
    JsonObject? UISpecifications);

/// <summary>An output of an activity type, on the wire.</summary>
internal sealed record OutputView(string Name, string TypeName, string? DisplayName, string? Description, float Order, bool IsBrowsable, bool IsSynthetic);

/// <summary>A port of an activity type, on the wire.</summary>
internal sealed record PortView(string Name, string? DisplayName, PortType Type, bool IsBrowsable);
