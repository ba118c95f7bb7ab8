namespace MedInsFlows.Testing;

/// <summary>What a program writes, line by line as it comes. Safe to use from many threads.</summary>
internal sealed class OutputLines
{
    private readonly Lock gate = new();
    private readonly List<(bool IsError, string Text)> lines = [];
    private int openStreams = 2;
    private TaskCompletionSource change = NewChange();

    /// <summary>The lines of standard output.</summary>
    public IReadOnlyList<string> Output => Of(line => !line.IsError);

    /// <summary>All lines.</summary>
    public IReadOnlyList<string> All => Of(_ => true);

    /// <summary>Reads one of the two streams to its end.</summary>
    public void Follow(StreamReader stream, bool isError)
    {
        while (stream.ReadLine() is { } line)
        {
            Change(() => lines.Add((isError, line)));
        }

        Change(() => openStreams--);
    }

    /// <summary>Waits for a line; null: the program has ended without it.</summary>
    public async Task<string?> UntilAsync(Func<string, bool> wanted)
    {
        var next = 0;
        while (true)
        {
            Task more;
            lock (gate)
            {
                if (lines.FindIndex(next, line => wanted(line.Text)) is >= 0 and var found)
                {
                    return lines[found].Text;
                }

                if (openStreams == 0)
                {
                    return null;
                }

                next = lines.Count;
                more = change.Task;
            }

            await more;
        }
    }

    private void Change(Action make)
    {
        lock (gate)
        {
            make();
            change.SetResult();
            change = NewChange();
        }
    }

    private static TaskCompletionSource NewChange() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private List<string> Of(Func<(bool IsError, string Text), bool> wanted)
    {
        lock (gate)
        {
            return [.. lines.Where(wanted).Select(line => line.Text)];
        }
    }
}
