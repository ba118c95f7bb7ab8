using System.Text.Json;
using Elsa.Expressions.Models;
using Elsa.Workflows;
using Elsa.Workflows.Activities;
using Elsa.Workflows.Activities.Flowchart.Activities;
using Elsa.Workflows.Activities.Flowchart.Models;
using Elsa.Workflows.Memory;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Engine.Expressions;
using MedInsFlows.Engine.Flow;

namespace MedInsFlows.Engine.Definitions;

/// <summary>Reads activities from JSON and collects all that is wrong with them.</summary>
internal sealed class ActivityReader(ActivityRegistry registry, List<DefinitionFault> faults)
{
    private static readonly string[] NodeFlags = ["canStartWorkflow", "runAsynchronously"];

    private readonly HashSet<string> ids = [];

    /// <summary>Where in the document each activity stands.</summary>
    public Dictionary<IActivity, string> Places { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Whether no two activities had the same id, so that a tree can be made of them.</summary>
    public bool HasUniqueIds { get; private set; } = true;

    /// <summary>Reads an activity and all that it holds.</summary>
    public IActivity Read(JsonElement json, string path)
    {
        var earlier = faults.Count;
        var activity = ReadActivity(json, path);
        for (var index = earlier; index < faults.Count && activity.Id.Length > 0; index++)
        {
            // What is within it has said so already.
            faults[index] = faults[index] with { Node = faults[index].Node ?? activity.Id };
        }

        return activity;
    }

    /// <summary>Reads the variables of a container.</summary>
    public List<Variable> ReadVariables(JsonElement json, string path)
    {
        var variables = new List<Variable>();
        foreach (var (item, index) in json.Items("variables").Select((item, index) => (item, index)))
        {
            if (ReadVariable(item, $"{path}.variables[{index}]") is { } variable)
            {
                variables.Add(variable);
            }
        }

        return variables;
    }

    private IActivity ReadActivity(JsonElement json, string path)
    {
        var typeName = json.Text("type") ?? string.Empty;
        var version = json.Number("version") ?? 1;
        var id = json.Text("id") ?? string.Empty;
        var place = id.Length > 0 ? $"{path}（{id}）" : path;
        if (id.Length == 0 || id.Contains(':', StringComparison.Ordinal))
        {
            HasUniqueIds = false;
            Fault(place, "活动必须有 id，且不能含冒号。");
        }
        else if (!ids.Add(id))
        {
            HasUniqueIds = false;
            Fault(place, "流程中已有活动使用这个 id，请改其一。");
        }

        var descriptor = registry.Find(typeName, version);
        if (descriptor is null)
        {
            Fault(place, $"活动类型“{typeName}”（版本 {version}）不存在，请检查 type，或安装提供它的模块。");
        }

        var activity = descriptor is null
            ? new NotFoundActivity { MissingTypeName = typeName, MissingTypeVersion = version }
            : ActivityRegistry.Create(descriptor.ClrType);
        Places[activity] = place;
        activity.Id = id;
        activity.Name = json.Text("name");
        activity.CustomProperties = CustomPropertiesOf(json);
        activity.Metadata = json.Bag("metadata");
        if (descriptor is not null)
        {
            ReadInputs(activity, descriptor, json, place);
            ReadOutputs(activity, descriptor, json, place);
            ReadChildren(activity, json, path);
        }

        return activity;
    }

    private Variable? ReadVariable(JsonElement json, string place)
    {
        var (name, id, typeName) = (json.Text("name"), json.Text("id"), json.Text("typeName") ?? "Object");
        var type = TypeAliases.Find(typeName);
        if (name is null || type is null)
        {
            Fault(place, name is null ? "变量缺少 name。" : $"变量“{name}”的类型“{typeName}”不在可用类型之列。");
            return null;
        }

        type = json.Flag("isArray") == true ? type.MakeArrayType() : type;
        var variable = (Variable)Activator.CreateInstance(typeof(Variable<>).MakeGenericType(type))!;
        variable.Name = name;
        variable.Id = id ?? new Variable(name).Id;
        variable.StorageDriverType = json.Text("storageDriverTypeName") is { } driver ? TypeAliases.Find(driver) : null;
        if (json.Property("value") is { } value)
        {
            Try(place, () => variable.Value = ValueConversion.Read(value, type), $"变量“{name}”的初始值无法读作 {typeName}。");
        }

        return variable;
    }

    private void ReadInputs(IActivity activity, ActivityDescriptor descriptor, JsonElement json, string place)
    {
        foreach (var input in descriptor.Inputs)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(input.Name);
            if (json.Property(name) is { } value && input.Type != typeof(ICollection<SwitchCase>))
            {
                Try($"{place}.{name}", () => Set(activity, input, value));
            }
        }

        InputBlocks.Tie(activity, descriptor);
    }

    /// <summary>Sets an input; what says nothing leaves the class's own default.</summary>
    private static void Set(IActivity activity, InputDescriptor input, JsonElement value)
    {
        if (!input.IsWrapped)
        {
            input.ValueSetter(activity, Unwrapped(input, value));
        }
        else if (value.ValueKind != JsonValueKind.Object)
        {
            input.ValueSetter(activity, InputBlocks.Make(input, Expression.LiteralExpression(ExpressionReader.Constant(value, input.Type))));
        }
        else if (value.Property("expression") is { } expression)
        {
            RequireTypeName(value);
            input.ValueSetter(activity, InputBlocks.Make(input, ExpressionReader.Read(expression, input.Type)));
        }
    }

    /// <summary>Stock Elsa passes over an input or output without a type name; one file must not mean two things.</summary>
    private static void RequireTypeName(JsonElement json)
    {
        if (json.Property("typeName") is null)
        {
            throw new FormatException("缺少 typeName，标准 Elsa 会忽略这一项；请补上。");
        }
    }

    private static object? Unwrapped(InputDescriptor input, JsonElement value)
    {
        if (typeof(Variable).IsAssignableFrom(input.Type))
        {
            return ExpressionReader.VariableOf(value);
        }

        return input.Type == typeof(ICollection<FlowSwitchCase>)
            ? value.Items().Select(item => new FlowSwitchCase(Label(item), Condition(item))).ToArray()
            : ExpressionReader.Constant(value, input.Type);
    }

    private void ReadOutputs(IActivity activity, ActivityDescriptor descriptor, JsonElement json, string place)
    {
        foreach (var output in descriptor.Outputs)
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(output.Name);
            if (json.Property(name) is { } value && value.Property("memoryReference")?.Text("id") is { } id)
            {
                Try($"{place}.{name}", () => RequireTypeName(value));
                output.ValueSetter(activity, Activator.CreateInstance(output.PropertyInfo!.PropertyType, new MemoryBlockReference(id)));
            }
        }
    }

    /// <summary>The free bag, and the flags that some writers put on the node itself.</summary>
    private static Dictionary<string, object> CustomPropertiesOf(JsonElement json)
    {
        var bag = json.Bag("customProperties");
        foreach (var flag in NodeFlags)
        {
            if (bag.Flag(flag) is null && json.Flag(flag) is { } value)
            {
                bag[flag] = value;
            }
        }

        return bag;
    }

    private void ReadChildren(IActivity activity, JsonElement json, string path)
    {
        foreach (var property in ChildActivities.PropertiesOf(activity.GetType()))
        {
            var name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (typeof(IActivity).IsAssignableFrom(property.PropertyType))
            {
                property.SetValue(activity, json.Property(name) is { } child ? Read(child, $"{path}.{name}") : null);
            }
            else if (typeof(IEnumerable<SwitchCase>).IsAssignableFrom(property.PropertyType))
            {
                property.SetValue(activity, json.Items(name).Select((item, index) => ReadCase(item, $"{path}.{name}[{index}]")).ToList());
            }
            else
            {
                property.SetValue(activity, json.Items(name).Select((child, index) => Read(child, $"{path}.{name}[{index}]")).ToList());
            }
        }

        if (activity is Container container)
        {
            container.Variables = ReadVariables(json, path);
        }

        if (activity is FlowJoin { Mode.Expression.Type: not "Literal" and not "Object" })
        {
            Fault($"{path}（{activity.Id}）.mode", "汇合方式须为固定的值：WaitAll、WaitAllActive 或 WaitAny。");
        }

        if (activity is Flowchart flowchart)
        {
            flowchart.Connections = ReadConnections(flowchart, json, path);
        }
    }

    private SwitchCase ReadCase(JsonElement json, string path)
    {
        var made = new SwitchCase { Activity = json.Property("activity") is { } child ? Read(child, $"{path}.activity") : null };
        Try(path, () => (made.Label, made.Condition) = (Label(json), Condition(json)));
        return made;
    }

    private static string Label(JsonElement json) => json.Text("label") ?? throw new FormatException("分支缺少 label。");

    private static Expression Condition(JsonElement json) =>
        ExpressionReader.Read(json.Property("condition") ?? throw new FormatException("分支缺少 condition。"), typeof(bool));

    private List<Connection> ReadConnections(Flowchart flowchart, JsonElement json, string path)
    {
        var activities = flowchart.Activities.DistinctBy(activity => activity.Id).ToDictionary(activity => activity.Id);
        var connections = new List<Connection>();
        foreach (var (item, index) in json.Items("connections").Select((item, index) => (item, index)))
        {
            var (source, sourcePort) = End(item, "source", "sourcePort");
            var (target, targetPort) = End(item, "target", "targetPort");
            if (activities.TryGetValue(source, out var from) && activities.TryGetValue(target, out var to))
            {
                connections.Add(new Connection(new Endpoint(from, sourcePort), new Endpoint(to, targetPort)));
            }
            else
            {
                Fault($"{path}.connections[{index}]", $"连线“{source}”→“{target}”的一端不存在，请删除连线或补上活动。");
            }
        }

        return connections;
    }

    /// <summary>One end of a line, in the present form or the older flat one.</summary>
    private static (string Activity, string? Port) End(JsonElement connection, string end, string flatPort) => connection.Property(end) switch
    {
        { ValueKind: JsonValueKind.Object } json => (json.Text("activity") ?? string.Empty, json.Text("port")),
        { ValueKind: JsonValueKind.String } id => (id.GetString()!, connection.Text(flatPort)),
        _ => (string.Empty, null),
    };

    private void Try(string place, Action read, string? message = null)
    {
        try
        {
            read();
        }
        catch (FormatException exception)
        {
            Fault(place, message ?? exception.Message);
        }
    }

    private void Fault(string place, string message) => faults.Add(new DefinitionFault(place, message));
}
