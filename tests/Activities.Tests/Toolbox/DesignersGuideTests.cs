using System.Text.Json;
using System.Text.RegularExpressions;
using Elsa.Workflows.Models;
using MedInsFlows.Activities.Tests.Bursts;
using MedInsFlows.Cases.Approvals;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Notices;
using MedInsFlows.Cases.Separation;
using MedInsFlows.Cases.Tasks;

namespace MedInsFlows.Activities.Tests.Toolbox;

/// <summary>The designers' guide says of every activity what there is to say, and of the closed lists every word.</summary>
public sealed partial class DesignersGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(ItemFile.Root, "docs/设计指南.md"));

    private static readonly Dictionary<string, string> Entries = Entry().Matches(Guide)
        .ToDictionary(entry => entry.Groups[1].Value, entry => entry.Groups[2].Value);

    public static TheoryData<string> Types =>
    [
        .. SmallFlow.Registry.Descriptors.Where(descriptor => descriptor.Namespace == "MedIns").Select(descriptor => descriptor.TypeName),
    ];

    [Theory, MemberData(nameof(Types))]
    public void Every_activity_has_an_entry_of_the_same_shape(string type) =>
        Bold().Matches(Entries[Activity(type).DisplayName!]).Select(part => part.Groups[1].Value).Should().Equal("用途", "填写", "出口", "例");

    [Theory, MemberData(nameof(Types))]
    public void An_entry_names_every_input_and_port(string type)
    {
        var activity = Activity(type);

        Entries[activity.DisplayName!].Should().ContainAll(
        [
            .. activity.Inputs.Where(input => input.Name != nameof(CaseActivity.Clause)).Select(input => input.DisplayName!),
            .. activity.Ports.Select(port => $"`{port.Name}`"),
            .. activity.Ports.Count > 0 || type is "MedIns.HumanTask" or "MedIns.Branch" ? [] : new[] { "`Done`" },
        ]);
    }

    [Fact]
    public void Every_blank_of_a_template_is_explained() =>
        Guide.Should().ContainAll(NoticeBlanks.Names.Select(name => $"| `{{{{{name}}}}}` |"));

    [Fact]
    public void Every_word_of_the_closed_lists_is_explained() => Guide.Should().ContainAll(
    [
        .. Words<FieldType>(), .. Words<Channel>(), .. Words<LimitKind>(), .. Words<TimeLimitScope>(), .. Words<MaterialSource>(),
        .. Words<DecisionKind>(), .. Words<TimeLimitAuthority>(), .. Words<TimeKind>(), .. Words<ClockOrigin>(), .. Words<TaskDuty>(), .. Words<ApprovalMode>(),
    ]);

    private static ActivityDescriptor Activity(string type) => SmallFlow.Registry.Find(type, 1)!;

    private static IEnumerable<string> Words<T>()
        where T : struct, Enum => Enum.GetNames<T>().Select(name => $"`{JsonNamingPolicy.CamelCase.ConvertName(name)}`");

    [GeneratedRegex(@"^### (.+)\n((?:(?!##).*\n)+)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"^\*\*(.+?)\*\*", RegexOptions.Multiline)]
    private static partial Regex Bold();
}
