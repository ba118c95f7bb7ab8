using System.Text.Json;
using Elsa.Workflows.Models;
using MedInsFlows.Engine.Activation;
using MedInsFlows.Host.Studio.Descriptors;

namespace MedInsFlows.Host.Pages.Charts;

/// <summary>
/// A definition's flowchart as it lies on paper: where the designer has put the nodes, and the lines between them with square bends. What a node holds within
/// (a flow inside the flow) belongs to the node. Lengths are those of the designer's canvas.
/// </summary>
/// <param name="Nodes">The nodes.</param>
/// <param name="Lines">The lines.</param>
internal sealed record FlowDrawing(IReadOnlyList<DrawnNode> Nodes, IReadOnlyList<DrawnLine> Lines)
{
    private const double Gap = 80;
    private const double Margin = 24;

    /// <summary>The smallest rectangle around it all, with a margin.</summary>
    public (double X, double Y, double Width, double Height) Bounds
    {
        get
        {
            var points = Nodes.SelectMany(node => new[] { (node.X, node.Y), (node.X + node.Width, node.Y + node.Height) }).Concat(Lines.SelectMany(line => line.Points)).ToList();
            var (left, top) = (points.Min(point => point.Item1) - Margin, points.Min(point => point.Item2) - Margin);
            return (left, top, points.Max(point => point.Item1) + Margin - left, points.Max(point => point.Item2) + Margin - top);
        }
    }

    /// <summary>Draws a definition; of what is no flowchart, nothing.</summary>
    /// <param name="document">The definition.</param>
    /// <param name="registry">Knows the Chinese names of types and ports.</param>
    public static FlowDrawing Of(JsonElement document, ActivityRegistry registry)
    {
        var root = Member(document, "root");
        var nodes = Items(root, "activities").Select((activity, place) => Node(activity, place, registry)).DistinctBy(node => node.Id).ToDictionary(node => node.Id);
        var ends = Items(root, "connections").Select(End).Where(end => nodes.ContainsKey(end.Source) && nodes.ContainsKey(end.Target)).Distinct().ToList();
        var lines = from end in ends
                    group end by end.Source into leaving
                    let source = nodes[leaving.Key]
                    let ports = leaving.GroupBy(end => end.Port).OrderBy(port => port.Min(end => Aim(end, nodes[end.Target]))).ToList()
                    from port in ports.Index()
                    from end in port.Item
                    select new DrawnLine(end.Source, end.Port, Label(source, end.Port), end.Target, Points(source, nodes[end.Target], end.Bends, port.Index, ports.Count));
        return new FlowDrawing([.. nodes.Values], [.. lines]);
    }

    private static DrawnNode Node(JsonElement activity, int place, ActivityRegistry registry)
    {
        var metadata = Member(activity, "metadata");
        var (position, size) = (Member(Member(metadata, "designer"), "position"), Member(Member(metadata, "designer"), "size"));
        var type = registry.Find(Text(activity, "type") ?? string.Empty, (int?)Number(activity, "version") ?? 1);
        var id = Text(activity, "id") ?? string.Empty;
        return new DrawnNode(
            id,
            Text(metadata, "displayText") ?? Text(activity, "name") ?? id,
            type,
            Number(position, "x") ?? (place * (DrawnNode.UsualWidth + Gap)),
            Number(position, "y") ?? 0,
            Number(size, "width") is > 0 and var width ? width : DrawnNode.UsualWidth,
            Number(size, "height") is > 0 and var height ? height : DrawnNode.UsualHeight);
    }

    private static LineEnds End(JsonElement line) => new(
        Text(Member(line, "source"), "activity") ?? string.Empty,
        Text(Member(line, "source"), "port") ?? DrawnLine.OnlyWay,
        Text(Member(line, "target"), "activity") ?? string.Empty,
        [.. Items(line, "vertices").Select(vertex => (Number(vertex, "x") ?? 0, Number(vertex, "y") ?? 0))]);

    /// <summary>The height to which a line turns first: ports are in the order of those, so that lines do not cross where they leave.</summary>
    private static double Aim(LineEnds end, DrawnNode target) => end.Bends is [var first, ..] ? first.Y : target.Middle;

    private static string? Label(DrawnNode source, string port) => port == DrawnLine.OnlyWay
        ? null
        : Words.Port(source.Type?.Ports.FirstOrDefault(known => known.Name == port) ?? new Port { Name = port });

    /// <summary>A line leaves at the right, runs level to a bend and then upright, and comes in level at the left.</summary>
    private static IReadOnlyList<(double X, double Y)> Points(DrawnNode source, DrawnNode target, IReadOnlyList<(double X, double Y)> bends, int port, int ports)
    {
        var start = (X: source.X + source.Width, Y: source.Y + (source.Height * (port + 1) / (ports + 1)));
        var end = (target.X, Y: target.Middle);
        var up = end.Y < start.Y;
        var turn = start.X + (Gap * ((up ? port : ports - 1 - port) + 1) / (ports + 1));
        List<(double X, double Y)> points = [start];
        foreach (var (x, y) in bends.DefaultIfEmpty((turn, end.Y)))
        {
            points.Add((x, points[^1].Y));
            points.Add((x, y));
        }

        return [.. points, (points[^1].X, end.Y), end];
    }

    private static JsonElement Member(JsonElement json, string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out var value) ? value : default;

    private static IEnumerable<JsonElement> Items(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string? Text(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static double? Number(JsonElement json, string name) => Member(json, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private sealed record LineEnds(string Source, string Port, string Target, IReadOnlyList<(double X, double Y)> Bends);
}

/// <summary>A node of a drawing.</summary>
/// <param name="Id">The activity's id.</param>
/// <param name="Name">What the designer reads on it.</param>
/// <param name="Type">What kind of activity it is; null where that is not known.</param>
/// <param name="X">Its left side.</param>
/// <param name="Y">Its upper side.</param>
/// <param name="Width">Its width.</param>
/// <param name="Height">Its height.</param>
internal sealed record DrawnNode(string Id, string Name, ActivityDescriptor? Type, double X, double Y, double Width, double Height)
{
    /// <summary>The width of a node of which none is said.</summary>
    public const double UsualWidth = 220;

    /// <summary>The height of a node of which none is said.</summary>
    public const double UsualHeight = 80;

    /// <summary>The height at which lines come in.</summary>
    public double Middle => Y + (Height / 2);
}

/// <summary>A line of a drawing.</summary>
/// <param name="Source">The activity that it leaves.</param>
/// <param name="Port">By which port.</param>
/// <param name="Label">What stands at the port; null where there is only one way.</param>
/// <param name="Target">The activity to which it leads.</param>
/// <param name="Points">Its bends, both ends included.</param>
internal sealed record DrawnLine(string Source, string Port, string? Label, string Target, IReadOnlyList<(double X, double Y)> Points)
{
    /// <summary>The port of activities that have only one way out.</summary>
    public const string OnlyWay = "Done";
}
