using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Host.Studio.Wire;

namespace MedInsFlows.Host.Studio.Descriptors;

/// <summary>
/// The activity types as Elsa Studio's toolbox and editors show them. Studio asks for them again after every change, so the answer is made once. Immutable;
/// thread-safe.
/// </summary>
internal sealed class Toolbox
{
    /// <summary>Only code could answer it.</summary>
    private static readonly string[] NotOffered = ["Elsa.RunTask"];

    /// <summary>Studio finds the ports of these by itself.</summary>
    private static readonly string[] WithCases = ["Elsa.FlowSwitch", "Elsa.Switch"];

    private readonly Lazy<byte[]> json;

    /// <summary>The types of a registry.</summary>
    public Toolbox(ActivityRegistry registry) => json = new(() =>
        JsonSerializer.SerializeToUtf8Bytes(ElsaList.Of(registry.Descriptors.OrderBy(type => type.TypeName, StringComparer.Ordinal).ThenBy(type => type.Version).Select(View)), ElsaJson.Options));

    /// <summary>The answer, JSON.</summary>
    public ReadOnlyMemory<byte> Json => json.Value;

    private static ActivityView View(ActivityDescriptor type) => new(
        type.TypeName,
        type.Namespace,
        type.Name,
        type.Version,
        type.Category,
        type.DisplayName,
        type.Description,
        [.. type.Inputs.Where(input => input.IsBrowsable != false).OrderBy(input => input.Order).Select(input => View(type, input))],
        [.. type.Outputs.Select(output => new OutputView(
            output.Name, InputTypes.Alias(output.Type), Words.Output(output), output.Description, output.Order, output.IsBrowsable != false, output.IsSynthetic))],
        type.Kind,
        [.. Ports(type)],
        [],
        Placed(type),
        type.IsContainer,
        type.IsBrowsable && !NotOffered.Contains(type.TypeName),
        type.IsStart,
        type.IsTerminal);

    private static InputView View(ActivityDescriptor type, InputDescriptor input)
    {
        var hint = Hint(input);
        return new InputView(
            input.Name,
            InputTypes.Alias(input.Type),
            input.DisplayName,
            input.Description,
            input.Order,
            IsBrowsable: true,
            input.IsSynthetic,
            input.IsWrapped,
            hint,
            input.Category,
            InputTypes.Default(type, input),
            input.DefaultSyntax ?? (hint is InputUIHints.MultiText or InputUIHints.DynamicOutcomes ? "Object" : "Literal"),
            input.IsReadOnly ?? false,
            input.IsSensitive,
            StorageDriverType: null,
            Specifications(hint, input));
    }

    /// <summary>The editor: no list to choose from without items, and no picker that writes dates in the form of some culture.</summary>
    private static string Hint(InputDescriptor input) => input.UIHint switch
    {
        InputUIHints.DateTimePicker => InputUIHints.SingleLine,
        InputUIHints.DropDown when InputTypes.Choices(input) is null => typeof(IEnumerable).IsAssignableFrom(input.Type) ? InputUIHints.JsonEditor : InputUIHints.SingleLine,
        var hint => hint,
    };

    private static JsonObject? Specifications(string hint, InputDescriptor input) => hint switch
    {
        InputUIHints.DropDown => new JsonObject
        {
            [InputUIHints.DropDown] = new JsonObject
            {
                ["selectList"] = new JsonObject
                {
                    ["items"] = new JsonArray([.. InputTypes.Choices(input)!.Items.Select(item => new JsonObject { ["text"] = item.Text == item.Value ? Words.Choice(item.Value) : item.Text, ["value"] = item.Value })]),
                    ["isFlagsEnum"] = false,
                    ["sortItems"] = false,
                },
                ["providerName"] = null,
            },
        },
        InputUIHints.JsonEditor => new JsonObject { [InputUIHints.CodeEditor] = new JsonObject { ["language"] = "json", ["singleLineMode"] = false } },
        _ => null,
    };

    /// <summary>The ports. Studio would add an English one where there is none.</summary>
    private static IEnumerable<PortView> Ports(ActivityDescriptor type)
    {
        var named = type.Ports.Select(port => new PortView(port.Name, Words.Port(port), port.Type, port.IsBrowsable)).ToList();
        var isPlain = named.All(port => port.Type != PortType.Flow)
            && !type.IsTerminal
            && !WithCases.Contains(type.TypeName)
            && type.Inputs.All(input => input.UIHint != InputUIHints.DynamicOutcomes);
        return isPlain ? named.Append(new PortView("Done", "完成", PortType.Flow, IsBrowsable: true)) : named;
    }

    /// <summary>What an activity has in it when it is placed.</summary>
    private static JsonObject Placed(ActivityDescriptor type)
    {
        var placed = new JsonObject(type.ConstructionProperties.Select(property => KeyValuePair.Create(property.Key, JsonSerializer.SerializeToNode(property.Value, ElsaJson.Options))));
        foreach (var (input, value) in WorkedExamples.Of(type.TypeName))
        {
            var known = type.Inputs.Single(candidate => candidate.Name == input);
            placed[input] = new JsonObject
            {
                ["typeName"] = InputTypes.Alias(known.Type),
                ["expression"] = new JsonObject { ["type"] = known.UIHint == InputUIHints.JsonEditor ? "Literal" : "Object", ["value"] = value },
            };
        }

        return placed;
    }
}
