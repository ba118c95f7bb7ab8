using System.Text.Json;
using Elsa.Workflows;
using MedInsFlows.Workflows.Tests.Files;

namespace MedInsFlows.Workflows.Tests.Rules;

/// <summary>What holds for the drawing, so that a designer can read it from left to right.</summary>
internal static class LayoutRules
{
    private const double Width = 220;
    private const double Height = 80;

    public static IEnumerable<string> EveryNodeIsLabelledInChinese(DefinitionFile file) => file.Nodes
        .Where(node => Metadata(node, "displayText") is not { ValueKind: JsonValueKind.String } text || !text.GetString()!.Any(IsChinese))
        .Select(node => file.Fault(node.Id, "没有中文名称", "请在 metadata.displayText 写上设计者看到的名称"));

    public static IEnumerable<string> NothingOverlaps(DefinitionFile file)
    {
        var nodes = file.Nodes.ToList();
        foreach (var (index, node) in nodes.Index())
        {
            foreach (var other in nodes.Skip(index + 1))
            {
                var ((x, y), (otherX, otherY)) = (Position(node), Position(other));
                if (Math.Abs(x - otherX) < Width && Math.Abs(y - otherY) < Height)
                {
                    yield return file.Fault(node.Id, $"与“{other.Id}”重叠", $"请移开，节点按 {Width}×{Height} 计");
                }
            }
        }
    }

    public static IEnumerable<string> LinesLeadToTheRight(DefinitionFile file) => file.Chart.Connections
        .Select(line => (From: line.Source.Activity, To: line.Target.Activity))
        .Where(line => Position(line.To).X < Position(line.From).X + Width && !LineRules.HasPassed(file, line.From, line.To))
        .Select(line => file.Fault(line.From.Id, $"到“{line.To.Id}”的连线不是从左到右", "请右移后者；只有回到已走过的节点才可向左"));

    private static (double X, double Y) Position(IActivity node) =>
        Metadata(node, "designer") is { } designer && designer.TryGetProperty("position", out var position)
            ? (position.GetProperty("x").GetDouble(), position.GetProperty("y").GetDouble())
            : (0, 0);

    private static JsonElement? Metadata(IActivity node, string name) =>
        node.Metadata.TryGetValue(name, out var value) ? value as JsonElement? : null;

    private static bool IsChinese(char letter) => letter is >= '一' and <= '鿿';
}
