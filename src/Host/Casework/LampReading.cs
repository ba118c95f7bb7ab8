using MedInsFlows.Cases.Clocks;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Casework;

/// <summary>The lamp of a case, told from the instants that its row keeps.</summary>
internal static class LampReading
{
    /// <summary>The lamp from columns <c>due_at, yellow_at, red_at</c>.</summary>
    public static Lamp Read(NpgsqlDataReader reader, int first, Instant now)
    {
        if (reader.IsDBNull(first))
        {
            return Lamp.None;
        }

        return now >= At(reader, first + 2) ? Lamp.Red : now >= At(reader, first + 1) ? Lamp.Yellow : Lamp.Green;
    }

    private static Instant At(NpgsqlDataReader reader, int column) => Instant.FromDateTimeUtc(reader.GetDateTime(column));
}
