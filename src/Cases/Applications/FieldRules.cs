using System.Text.Json;
using MedInsFlows.Cases.Items;

namespace MedInsFlows.Cases.Applications;

/// <summary>Judges what people enter into fields.</summary>
public static class FieldRules
{
    /// <summary>
    /// Everything that is wrong with values outside an application, such as the data of a task: here the absent and the badly formatted
    /// make the request invalid as well. Empty if nothing is wrong.
    /// </summary>
    /// <param name="fields">What is asked for.</param>
    /// <param name="values">What was sent, by field id.</param>
    /// <param name="pointer">The JSON pointer of the values in the request.</param>
    public static IReadOnlyList<Fault> Check(
        IReadOnlyList<RequiredField> fields, IReadOnlyDictionary<string, JsonElement> values, string pointer) =>
        [.. new FieldScope(fields, values, Declaration.None).Judge(pointer, place: "")];
}
