using MedInsFlows.Workflows.Tests.Files;
using MedInsFlows.Workflows.Tests.Rules;

namespace MedInsFlows.Workflows.Tests;

/// <summary>Every file under <c>workflows/</c> against every rule.</summary>
public sealed class WorkflowFileTests
{
    public static TheoryData<string> Files => WorkflowFolder.Names;

    [Theory, MemberData(nameof(Files))]
    public void Reads_without_faults(string file) => Check(file, FileRules.ReadsWithoutFaults);

    [Theory, MemberData(nameof(Files))]
    public void Stands_in_canonical_form(string file) => Check(file, FileRules.IsCanonical);

    [Theory, MemberData(nameof(Files))]
    public void Has_only_known_keys(string file) => Check(file, FileRules.HasOnlyKnownKeys);

    [Theory, MemberData(nameof(Files))]
    public void Is_named_after_region_and_item(string file) => Check(file, FileRules.IsNamedAfterRegionAndItem);

    [Theory, MemberData(nameof(Files))]
    public void Belongs_to_a_region_and_item_that_exist(string file) => Check(file, FileRules.RegionAndItemExist);

    [Theory, MemberData(nameof(Files))]
    public void Has_a_flow_that_may_be_published(string file) => Check(file, LineRules.MayBePublished);

    [Theory, MemberData(nameof(Files))]
    public void Every_node_is_labelled_in_Chinese(string file) => Check(file, LayoutRules.EveryNodeIsLabelledInChinese);

    [Theory, MemberData(nameof(Files))]
    public void No_nodes_overlap(string file) => Check(file, LayoutRules.NothingOverlaps);

    [Theory, MemberData(nameof(Files))]
    public void Lines_lead_to_the_right_except_back_to_a_node_already_passed(string file) => Check(file, LayoutRules.LinesLeadToTheRight);

    [Theory, MemberData(nameof(Files))]
    public void Every_node_says_on_what_it_rests(string file) => Check(file, GuideRules.EveryNodeSaysOnWhatItRests);

    [Theory, MemberData(nameof(Files))]
    public void Steps_of_the_guide_are_the_stages_of_the_nodes(string file) => Check(file, GuideRules.StepsAndStagesAreTheSame);

    [Theory, MemberData(nameof(Files))]
    public void Roles_exist(string file) => Check(file, GuideRules.RolesExist);

    private static void Check(string file, Func<DefinitionFile, IEnumerable<string>> rule) =>
        string.Join('\n', rule(WorkflowFolder.Load(file))).Should().BeEmpty();
}
