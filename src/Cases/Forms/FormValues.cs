using System.Globalization;
using System.Text.Json;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Notices;
using NodaTime;
using NodaTime.Text;

namespace MedInsFlows.Cases.Forms;

/// <summary>
/// What the blanks of a form are filled with. A source is one of <c>item</c>, <c>item.title</c>, <c>case</c> (申请人类别), <c>applied</c> (the day of the application),
/// <c>commitment</c> (the materials in whose place a commitment letter is given); <c>name</c>, <c>idType</c>, <c>idNumber</c>, <c>phone</c>, <c>relation</c>,
/// <c>sex</c>, <c>age</c> or <c>birthDate</c> of <c>applicant</c>, <c>person</c> (whom the case is about), <c>unit</c> or the role of a party; else the id of a required field and
/// of its parts. Of a date <c>.year</c>, <c>.month</c> and <c>.day</c> may be asked. Immutable.
/// </summary>
/// <param name="item">The item.</param>
/// <param name="application">What was sent; null for an empty form.</param>
/// <param name="appliedOn">When it was sent; null where it has not been yet.</param>
public sealed class FormValues(Item item, Application? application, LocalDate? appliedOn)
{
    private const string Person = "person";
    private const string Unit = "unit";
    private const string TheApplicant = "applicant";

    private static readonly string[] OfPeople = ["name", "idType", "idNumber", "phone", "relation", "sex", "age", "birthDate"];

    /// <summary>Whether there is such a source for forms of an item.</summary>
    /// <param name="source">The source.</param>
    /// <param name="item">The item.</param>
    public static bool Knows(string source, Item item) => DateOf(source).Source.Split('.') switch
    {
        ["item" or "case" or "applied" or "commitment"] or ["item", "title"] => true,
        [Person or Unit or TheApplicant, var what] => OfPeople.Contains(what),
        [var role, var what] when PartyRole.Find(role) is not null => OfPeople.Contains(what),
        var path => FieldOf(item.RequiredFields, path) is not null,
    };

    /// <summary>The value of the first source that has one; null where none has.</summary>
    /// <param name="sources">The sources.</param>
    public string? TextOf(IReadOnlyList<string> sources) => sources.Select(TextOf).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>Whether one of the sources has an option.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="option">The option.</param>
    public bool Has(IReadOnlyList<string> sources, string option) => sources.Any(source => source switch
    {
        "item" => item.Id == option,
        "case" => application?.ApplicantCase == option,
        _ when FieldOf(item.RequiredFields, source.Split('.')) is not null => Sent(source.Split('.')) is { } value && Has(value, option),
        _ => TextOf(source) == option,
    });

    private static bool Has(JsonElement value, string option) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() == option,
        JsonValueKind.True => option == "true",
        JsonValueKind.False => option == "false",
        JsonValueKind.Array => value.EnumerateArray().Any(one => Has(one, option)),
        _ => false,
    };

    private string? TextOf(string source)
    {
        var (whole, part) = DateOf(source);
        return whole.Split('.') switch
        {
            ["item", "title"] => item.Title,
            ["case"] => item.ApplicantCases.FirstOrDefault(known => known.Id == application?.ApplicantCase)?.Name,
            ["applied"] => Text(appliedOn, part),
            ["commitment"] => Commitments(),
            [var who, var what] when who is Person or Unit or TheApplicant || PartyRole.Find(who) is not null => People(who) is { } party ? OfParty(party, what, part) : null,
            var path when Sent(path) is { } value && FieldOf(item.RequiredFields, path) is { } field =>
                field.Type == FieldType.Date ? Text(Day(value), part) : FieldBlanks.Text(field, value),
            _ => null,
        };
    }

    private string? OfParty(Party party, string what, string? part) => what switch
    {
        "name" => party.Name,
        "idType" => party.IdNumber.Length > 0 ? party.IdType.Name() : null,
        "idNumber" => party.IdNumber,
        "phone" => party.Phone,
        "relation" => party.Relation,
        "sex" => IdentityDocument.Holder(party.IdType, party.IdNumber) is { Sex: var sex } ? sex == Sex.Male ? "男" : "女" : null,
        "birthDate" => Text(IdentityDocument.Holder(party.IdType, party.IdNumber)?.BirthDate, part),
        "age" => appliedOn is { } on && IdentityDocument.Holder(party.IdType, party.IdNumber)?.BirthDate is { } born
            ? Period.Between(born, on, PeriodUnits.Years).Years.ToString(CultureInfo.InvariantCulture)
            : null,
        _ => null,
    };

    /// <summary>Who is meant: a person is the subject, else who applies for himself; a unit the one that takes part, else the one that applies.</summary>
    private Party? People(string who)
    {
        if (application is null)
        {
            return null;
        }

        var sender = new Party(TheApplicant, application.Applicant.Name, application.Applicant.IdType, application.Applicant.IdNumber, application.Applicant.Phone);
        var isPerson = application.Applicant.Kind == ApplicantKind.Person;
        return who switch
        {
            TheApplicant => sender,
            Person => In(PartyRole.Subject.Id) ?? (isPerson ? sender : null),
            Unit => In(PartyRole.Unit.Id) ?? In(PartyRole.Provider.Id) ?? (isPerson ? null : sender),
            _ => In(who),
        };

        Party? In(string role) => application.Parties.FirstOrDefault(party => party.Role == role);
    }

    private string? Commitments() => application is null ? null : string.Join('、', application.Materials
        .Where(material => material.Source == MaterialSource.CommitmentLetter)
        .Select(material => item.Materials.FirstOrDefault(known => known.Id == material.Id)?.Name).OfType<string>());

    private JsonElement? Sent(string[] path)
    {
        if (application?.Fields.TryGetValue(path[0], out var value) is not true)
        {
            return null;
        }

        foreach (var id in path[1..])
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(id, out value))
            {
                return null;
            }
        }

        return value;
    }

    private static RequiredField? FieldOf(IReadOnlyList<RequiredField> fields, string[] path) =>
        fields.FirstOrDefault(field => field.Id == path[0]) is { } found ? path.Length == 1 ? found : FieldOf(found.Parts ?? [], path[1..]) : null;

    private static (string Source, string? Part) DateOf(string source) =>
        source.LastIndexOf('.') is var dot and > 0 && source[(dot + 1)..] is "year" or "month" or "day" ? (source[..dot], source[(dot + 1)..]) : (source, null);

    private static LocalDate? Day(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && LocalDatePattern.Iso.Parse(value.GetString()!) is { Success: true, Value: var date } ? date : null;

    private static string? Text(LocalDate? day, string? part) => day is not { } date ? null : part switch
    {
        "year" => date.Year.ToString(CultureInfo.InvariantCulture),
        "month" => date.Month.ToString(CultureInfo.InvariantCulture),
        "day" => date.Day.ToString(CultureInfo.InvariantCulture),
        _ => date.ToString("yyyy'年'M'月'd'日'", CultureInfo.InvariantCulture),
    };
}
