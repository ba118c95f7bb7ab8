namespace MedInsFlows.Cases.Forms;

/// <summary>How the cells of a form's table lie in its columns.</summary>
internal static class FormTable
{
    /// <summary>The rows with the last cell of each as wide as what is left of it; null where the cells of a row do not fill it, or reach out of the table.</summary>
    public static IReadOnlyList<IReadOnlyList<FormCell>>? Place(FormPart table)
    {
        var takenUntil = new int[table.Columns.Count];
        var rows = new List<IReadOnlyList<FormCell>>();
        foreach (var (number, row) in table.Rows.Index())
        {
            var (placed, column) = (new List<FormCell>(), 0);
            foreach (var (index, cell) in row.Index())
            {
                while (column < takenUntil.Length && takenUntil[column] > number)
                {
                    column++;
                }

                var free = takenUntil.Skip(column).TakeWhile(until => until <= number).Count();
                var across = index == row.Count - 1 ? free : cell.Across;
                if (across < 1 || across > free || cell.Down < 1)
                {
                    return null;
                }

                Array.Fill(takenUntil, number + cell.Down, column, across);
                placed.Add(cell with { Across = across });
                column += across;
            }

            if (takenUntil.Any(until => until <= number))
            {
                return null;
            }

            rows.Add(placed);
        }

        return takenUntil.Length > 0 && takenUntil.All(until => until == rows.Count) ? rows : null;
    }
}
