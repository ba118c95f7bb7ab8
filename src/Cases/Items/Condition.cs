using System.Text.Json;
using System.Text.Json.Serialization;

namespace MedInsFlows.Cases.Items;

/// <summary>
/// When a material or a field is demanded: a declared circumstance, the value of a field, or both together. With its text alone it is for
/// people to judge, and the completeness check never demands what hangs on it.
/// </summary>
/// <param name="Text">The condition in the words of the document.</param>
/// <param name="Circumstance">The circumstance that the applicant must have declared.</param>
/// <param name="Field">
/// The field that must have the value <paramref name="EqualTo"/>; it must stand before the field that hangs on it. A part of a group is
/// named <c>group.part</c>; within a group or a row the parts beside are seen first, then the fields around them.
/// </param>
/// <param name="EqualTo">The value, wire name <c>equals</c>; of a multiple choice, one of those chosen.</param>
public sealed record Condition(
    string Text,
    string? Circumstance = null,
    string? Field = null,
    [property: JsonPropertyName("equals")] JsonElement? EqualTo = null);
