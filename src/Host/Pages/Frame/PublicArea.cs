namespace MedInsFlows.Host.Pages.Frame;

/// <summary>A part of the service that is open to everyone, as the header and the first page name it.</summary>
/// <param name="Path">Where it begins.</param>
/// <param name="Name">Its name.</param>
/// <param name="Purpose">What one does there.</param>
internal sealed record PublicArea(string Path, string Name, string Purpose)
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<PublicArea> All { get; } =
    [
        new("/items", "办事指南", "查看每个事项的材料、时限、环节、依据和地点，对比各地区的不同。"),
        new("/track", "办件查询", "凭办件编号和手机号查看办到哪一步、何时到期、还缺什么，不用登录。"),
        new("/calculator", "时限计算", "算一算期限到哪一天，逐日说明哪些日子计入、哪些不计、为什么。"),
    ];
}
