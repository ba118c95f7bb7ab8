namespace Elsa.Common
{
    /// <summary>Tells business time.</summary>
    public interface ISystemClock
    {
        /// <summary>The instant of the burst.</summary>
        DateTimeOffset UtcNow { get; }
    }
}

namespace Elsa.Workflows
{
    /// <summary>Makes ids.</summary>
    public interface IIdentityGenerator
    {
        /// <summary>An id that nobody else has and that a replay finds again.</summary>
        string GenerateId();
    }
}
