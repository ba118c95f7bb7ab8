namespace MedInsFlows.Host.Definitions.Comparison;

/// <summary>Compares texts line by line with the fewest possible differences (E. W. Myers, An O(ND) Difference Algorithm, 1986).</summary>
internal static class TextDifference
{
    private const int Context = 3;

    /// <summary>The differences, each with a few lines around it.</summary>
    /// <param name="before">The lines of one text.</param>
    /// <param name="after">The lines of the other.</param>
    /// <param name="isHeading">Whether a line is a heading: of those that are folded away, the last one is told, so that one knows where one is.</param>
    /// <returns>The lines to show; none where the texts are the same.</returns>
    public static IReadOnlyList<DifferenceLine> Of(IReadOnlyList<string> before, IReadOnlyList<string> after, Func<string, bool>? isHeading = null) =>
        Fold(All(before, after), isHeading ?? (_ => false));

    /// <summary>Goes the way back from the ends of both texts, one difference a time.</summary>
    private static List<DifferenceLine> All(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var lines = new List<DifferenceLine>();
        var reached = Reached(before, after);
        var (x, y) = (before.Count, after.Count);
        for (var differences = reached.Count - 1; differences >= 0; differences--)
        {
            var (isAdded, startX) = differences == 0 ? (false, 0) : Step(reached[differences - 1], x - y);
            var startY = differences == 0 ? 0 : startX - (x - y);
            while (x > startX && y > startY)
            {
                lines.Add(new DifferenceLine(DifferenceKind.Same, x, y, before[x - 1]));
                (x, y) = (x - 1, y - 1);
            }

            if (differences > 0)
            {
                lines.Add(isAdded ? new DifferenceLine(DifferenceKind.Added, null, y, after[y - 1]) : new DifferenceLine(DifferenceKind.Removed, x, null, before[x - 1]));
                (x, y) = isAdded ? (x, y - 1) : (x - 1, y);
            }
        }

        lines.Reverse();
        return lines;
    }

    /// <summary>How far into the text before one gets on each diagonal (x − y), by the number of differences, until both texts are at their ends.</summary>
    private static List<Dictionary<int, int>> Reached(IReadOnlyList<string> before, IReadOnlyList<string> after)
    {
        var reached = new List<Dictionary<int, int>>();
        for (var differences = 0; ; differences++)
        {
            var furthest = new Dictionary<int, int>();
            reached.Add(furthest);
            for (var diagonal = -differences; diagonal <= differences; diagonal += 2)
            {
                var x = differences == 0 ? 0 : Step(reached[differences - 1], diagonal).X;
                while (x < before.Count && x - diagonal < after.Count && x >= diagonal && before[x] == after[x - diagonal])
                {
                    x++;
                }

                furthest[diagonal] = x;
                if (x >= before.Count && x - diagonal >= after.Count)
                {
                    return reached;
                }
            }
        }
    }

    /// <summary>One difference more: the step that leads furthest onto a diagonal, and where it lands.</summary>
    private static (bool IsAdded, int X) Step(Dictionary<int, int> earlier, int diagonal)
    {
        var added = earlier.GetValueOrDefault(diagonal + 1, -1);
        var removed = earlier.TryGetValue(diagonal - 1, out var x) ? x + 1 : -1;
        return added >= removed ? (true, added) : (false, removed);
    }

    private static List<DifferenceLine> Fold(List<DifferenceLine> lines, Func<string, bool> isHeading)
    {
        var shown = new bool[lines.Count];
        foreach (var (index, _) in lines.Index().Where(line => line.Item.Kind != DifferenceKind.Same))
        {
            shown.AsSpan(Math.Max(0, index - Context)..Math.Min(lines.Count, index + Context + 1)).Fill(true);
        }

        var folded = new List<DifferenceLine>();
        foreach (var (index, line) in lines.Index())
        {
            if (shown[index])
            {
                folded.Add(line);
                continue;
            }

            if (folded is [] or [.., { Kind: not DifferenceKind.Folded }])
            {
                folded.Add(new DifferenceLine(DifferenceKind.Folded, null, null, string.Empty));
            }

            if (isHeading(line.Text))
            {
                folded[^1] = folded[^1] with { Text = line.Text.Trim() };
            }
        }

        return folded is [{ Kind: DifferenceKind.Folded }] ? [] : folded;
    }
}
