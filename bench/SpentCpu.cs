using System.Globalization;
using Npgsql;

namespace MedInsFlows.Bench;

/// <summary>The processor time that host and cluster have spent, which tells what a page costs however busy the machine is with other things.</summary>
internal sealed class SpentCpu
{
    private const double MillisecondsOfTick = 10;

    private readonly string postmaster;

    private SpentCpu(string postmaster) => this.postmaster = postmaster;

    /// <summary>Finds the cluster.</summary>
    public static async Task<SpentCpu> OfAsync(NpgsqlDataSource database)
    {
        await using var query = database.CreateCommand("select pg_backend_pid()");
        var backend = (int)(await query.ExecuteScalarAsync())!;
        return new SpentCpu(Fields($"{backend}")[1]);
    }

    /// <summary>In milliseconds, up to now.</summary>
    public double Milliseconds
    {
        get
        {
            // Those that have ended are counted with the postmaster.
            var ended = Sum(Fields(postmaster), 11, 12, 13, 14);
            var living = File.ReadAllText($"/proc/{postmaster}/task/{postmaster}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries).Sum(Living);
            return ((ended + living) * MillisecondsOfTick) + Environment.CpuUsage.TotalTime.TotalMilliseconds;
        }
    }

    private static double Living(string process)
    {
        try
        {
            return Sum(Fields(process), 11, 12);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static double Sum(string[] fields, params int[] places) => places.Sum(place => double.Parse(fields[place], CultureInfo.InvariantCulture));

    /// <summary>What the kernel says of a process, after its number and name.</summary>
    private static string[] Fields(string process)
    {
        var text = File.ReadAllText($"/proc/{process}/stat");
        return text[(text.LastIndexOf(')') + 2)..].Split(' ');
    }
}
