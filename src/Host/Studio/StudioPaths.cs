namespace MedInsFlows.Host.Studio;

/// <summary>Where Elsa's own API stands.</summary>
internal static class StudioPaths
{
    /// <summary>The API that Elsa Studio speaks to.</summary>
    public const string Api = "/elsa/api";
}
