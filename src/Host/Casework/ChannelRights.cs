using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Items;
using MedInsFlows.Host.Accounts;
using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Casework;

/// <summary>Who may use which channel, and in which region: the REST contract, section Cases.</summary>
internal static class ChannelRights
{
    private static readonly HashSet<Channel> ByPeople = [Channel.Online, Channel.Onsite, Channel.Post, Channel.Fax, Channel.AgentPoint, Channel.Grassroots];

    private static readonly Dictionary<Role, HashSet<Channel>> Rights = new()
    {
        [Role.Applicant] = ByPeople,
        [Role.UnitClerk] = ByPeople,
        [Role.Acceptor] = ByPeople,
        [Role.Provider] = [Channel.Online, Channel.Onsite, Channel.Provider],
        [Role.System] = [Channel.Joint, Channel.Proactive, Channel.Agency],
    };

    /// <summary>The ways by which a caller may apply for an item, in its order; none where he acts in another region or applies for nothing.</summary>
    public static IReadOnlyList<Channel> Of(Caller caller, Item item) =>
        caller.Active is { } active && Rights.TryGetValue(active.Role, out var channels) && (active.Region is null || active.Region == item.Region)
            ? [.. item.Channels.Select(channel => channel.Id).Where(channels.Contains).Distinct()]
            : [];

    /// <summary>Lets an application pass or refuses it.</summary>
    /// <exception cref="ProblemException">The caller may not use the channel, or acts in another region.</exception>
    public static void Require(Caller caller, Application application)
    {
        var active = caller.Active;
        if (active is null || !Rights.TryGetValue(active.Role, out var channels) || (active.Region is { } region && region != application.Region))
        {
            throw Problem.Forbidden(active?.Role.Name);
        }

        if (!channels.Contains(application.Channel))
        {
            throw Problem.ChannelNotAllowed(active.Role.Name);
        }
    }
}
