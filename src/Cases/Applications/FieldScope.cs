using System.Text.Json;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Applications;

/// <summary>The values of fields that stand side by side: those of an application, of a group, or of one row of a list.</summary>
/// <param name="fields">What is asked for.</param>
/// <param name="values">What was sent.</param>
/// <param name="declaration">What the applicant declared.</param>
/// <param name="outer">The scope around; null at the top.</param>
/// <param name="container">The field of <paramref name="outer"/> whose parts these are; null at the top.</param>
internal sealed class FieldScope(
    IReadOnlyList<RequiredField> fields,
    IReadOnlyDictionary<string, JsonElement> values,
    Declaration declaration,
    FieldScope? outer = null,
    RequiredField? container = null)
{
    public static FieldScope Of(Item item, Application application) =>
        new(item.RequiredFields, application.Fields, new Declaration(application.ApplicantCase, application.Circumstances));

    /// <summary>The scope of a group's parts, or of a row's; <paramref name="value"/> is a JSON object.</summary>
    public FieldScope Inside(RequiredField field, JsonElement value)
    {
        var members = value.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
        return new FieldScope(field.Parts ?? [], members, declaration, this, field);
    }

    /// <summary>Every fault of every field here, and of every value for which there is no field.</summary>
    public IEnumerable<Fault> Judge(string pointer, string place) =>
    [
        .. values.Keys
            .Where(id => fields.All(field => field.Id != id))
            .Select(id => new Fault(JsonPointer.Join(pointer, id), FaultCode.UnknownId, $"{place}信息项不存在，请去掉。")),
        .. fields.SelectMany(field => Judge(field, pointer, place)),
    ];

    /// <summary>Every fault of one field; of one that does not apply, only what makes the request invalid.</summary>
    public IEnumerable<Fault> Judge(RequiredField field, string pointer, string place)
    {
        var applies = Applies(field);
        if (values.TryGetValue(field.Id, out var value) && !IsEmpty(value))
        {
            var judge = new FieldJudge(this, field, JsonPointer.Join(pointer, field.Id), $"{place}“{field.Name}”");
            return judge.Judge(value).Where(fault => applies || fault.SpoilsRequest);
        }

        return applies && field.Required
            ? [new Fault(JsonPointer.Join(pointer, field.Id), FaultCode.Missing, $"请填写{place}“{field.Name}”。")]
            : [];
    }

    /// <summary>Whether a field is asked of this applicant.</summary>
    public bool Applies(RequiredField field) => declaration.IsOneOf(field.Cases) && Holds(field.Condition, field);

    /// <summary>Whether a material is asked of this applicant.</summary>
    public bool Applies(Material material) => declaration.IsOneOf(material.Cases) && Holds(material.Condition, before: null);

    /// <summary>The kind of document that was asked for just before a field for its number, if one was, and which it is.</summary>
    public IdType? IdTypeFor(RequiredField number)
    {
        var asked = fields
            .TakeWhile(field => !ReferenceEquals(field, number))
            .LastOrDefault(field => field.Type is FieldType.IdType or FieldType.IdNumber);
        return asked is { Type: FieldType.IdType } && values.TryGetValue(asked.Id, out var value) ? FieldFormat.IdTypeOf(value) : null;
    }

    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => true,
        JsonValueKind.String => string.IsNullOrWhiteSpace(value.GetString()),
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => value.EnumerateObject().All(member => IsEmpty(member.Value)),
        _ => false,
    };

    private bool Holds(Condition? condition, RequiredField? before) =>
        condition is null
        || ((condition.Circumstance is { } || condition.Field is { })
            && (condition.Circumstance is null || declaration.Circumstances.Contains(condition.Circumstance))
            && (condition.Field is null || (condition.EqualTo is { } wanted && Is(Value(condition.Field.Split('.'), before), wanted))));

    private static bool Is(JsonElement? value, JsonElement wanted) =>
        value is { ValueKind: JsonValueKind.Array } chosen
            ? chosen.EnumerateArray().Any(one => JsonElement.DeepEquals(one, wanted))
            : value is { } single && JsonElement.DeepEquals(single, wanted);

    /// <summary>
    /// The value that a condition names, seen from the field that hangs on it; null if it was not sent or does not apply itself. Looks only
    /// at fields before that one (<see cref="FieldLevel.Find"/>), so that it always comes to an end.
    /// </summary>
    private JsonElement? Value(ReadOnlySpan<string> path, RequiredField? before)
    {
        var name = path[0];
        if (fields.TakeWhile(field => !ReferenceEquals(field, before)).FirstOrDefault(field => field.Id == name) is not { } found)
        {
            return outer?.Value(path, container);
        }

        return !Applies(found) || !values.TryGetValue(name, out var value) ? null
            : path.Length == 1 ? value
            : found.Type == FieldType.Group && value.ValueKind == JsonValueKind.Object ? Inside(found, value).Value(path[1..], before: null)
            : null;
    }
}
