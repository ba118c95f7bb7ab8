namespace MedInsFlows.Host.Api.Description;

/// <summary>Tells the OpenAPI document of a parameter that an endpoint reads by a type of ours. Immutable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="InHeader">In the header; else in the query.</param>
/// <param name="Text">What it means, in Chinese.</param>
/// <param name="Number">Range where it is a whole number; null where it is a text.</param>
internal sealed record DescribedParameter(string Name, bool InHeader, string Text, (int Minimum, int Maximum)? Number);
