using MedInsFlows.Cases.Clocks;
using NodaTime;
using Npgsql;

namespace MedInsFlows.Host.Accounts.Absences;

/// <summary>That somebody is absent, and who stands in for him. Immutable.</summary>
/// <param name="UserName">Who is absent.</param>
/// <param name="FromOn">The first day, in Shanghai.</param>
/// <param name="UntilOn">The last day.</param>
/// <param name="Substitute">The user name of who stands in.</param>
/// <param name="Reason">Why.</param>
/// <param name="SaidBy">The user name of who said it.</param>
/// <param name="SaidAt">Business time.</param>
internal sealed record Absence(string UserName, LocalDate FromOn, LocalDate UntilOn, string Substitute, AbsenceReason? Reason, string SaidBy, Instant SaidAt)
{
    /// <summary>The columns that <see cref="Read"/> expects, in their order.</summary>
    public const string Columns = "user_name, from_on, until_on, substitute, reason, said_by, said_at";

    /// <summary>Those in whose name the first value decides on the day that is the second value.</summary>
    public const string OfSubstitute = "select user_name from accounts.absences where substitute = $1 and $2 between from_on and until_on and not taken_back";

    /// <summary>The same, for a decision that rests on it: until it is committed none of them can be taken back.</summary>
    public const string OfDecider = $"{OfSubstitute} for share";

    /// <summary>Reads the row at which the reader stands.</summary>
    public static Absence Read(NpgsqlDataReader reader) => new(
        reader.GetString(0),
        LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(1)),
        LocalDate.FromDateOnly(reader.GetFieldValue<DateOnly>(2)),
        reader.GetString(3),
        reader.GetValue(4) is string reason ? Enum.Parse<AbsenceReason>(reason) : null,
        reader.GetString(5),
        Instant.FromDateTimeUtc(reader.GetDateTime(6)));

    /// <summary>Reads who is absent, by user name: the reader's present result of <see cref="OfSubstitute"/> or <see cref="OfDecider"/>.</summary>
    public static async Task<IReadOnlyList<string>> ReadNamesAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var absent = new List<string>();
        while (await reader.ReadAsync(cancellationToken))
        {
            absent.Add(reader.GetString(0));
        }

        return absent;
    }

    /// <summary>The day that business time has reached, as a value of a query.</summary>
    public static DateOnly Today(TimeProvider businessTime) => ShanghaiTime.DateOf(Instant.FromDateTimeOffset(businessTime.GetUtcNow())).ToDateOnly();

    /// <summary>Whether two absences share a day.</summary>
    public bool Meets(Absence other) => FromOn <= other.UntilOn && other.FromOn <= UntilOn;

    /// <summary>Whether it holds on a day.</summary>
    public bool HoldsOn(LocalDate day) => FromOn <= day && day <= UntilOn;
}
