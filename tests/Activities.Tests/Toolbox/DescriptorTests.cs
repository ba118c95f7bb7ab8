using System.Collections;
using System.Reflection;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.Models;
using Elsa.Workflows.UIHints;
using MedInsFlows.Activities.Tests.Bursts;

namespace MedInsFlows.Activities.Tests.Toolbox;

/// <summary>What a designer sees of our activities, and the names that definitions rest on.</summary>
public sealed class DescriptorTests
{
    private static readonly Dictionary<string, ActivityDescriptor> Ours = SmallFlow.Registry.Descriptors
        .Where(descriptor => descriptor.Namespace == "MedIns").ToDictionary(descriptor => descriptor.TypeName);

    public static TheoryData<string> Types => [.. Ours.Keys.Order(StringComparer.Ordinal)];

    [Fact]
    public void Definitions_rest_on_these_types_in_this_version()
    {
        Ours.Keys.Should().BeEquivalentTo(
            "MedIns.Application", "MedIns.Approval", "MedIns.AwaitOriginals", "MedIns.Branch", "MedIns.CheckCompleteness", "MedIns.CloseCase",
            "MedIns.ConfirmByApplicant", "MedIns.ConsultDepartment", "MedIns.Disburse", "MedIns.ExpertReview", "MedIns.GrantEntitlement",
            "MedIns.Handover", "MedIns.HumanTask", "MedIns.Inspect", "MedIns.IssueDocument", "MedIns.Notify", "MedIns.PauseClock",
            "MedIns.PostCheck", "MedIns.PublicNotice", "MedIns.Reconcile", "MedIns.ReportForRecord", "MedIns.RequestCorrection",
            "MedIns.ResumeClock", "MedIns.SignAgreement", "MedIns.StartClock", "MedIns.StopClock", "MedIns.Wait");
        Ours.Values.Should().OnlyContain(descriptor => descriptor.Version == 1);
    }

    [Theory, MemberData(nameof(Types))]
    public void Name_and_purpose_are_Chinese(string type)
    {
        var descriptor = Ours[type];

        descriptor.Category.Should().Be("医保经办");
        new[] { descriptor.DisplayName, descriptor.Description }.Should().OnlyContain(text => IsChinese(text));
    }

    [Theory, MemberData(nameof(Types))]
    public void Every_input_has_a_Chinese_name_and_a_place_of_its_own(string type)
    {
        var inputs = Ours[type].Inputs;

        inputs.Should().OnlyContain(input => IsChinese(input.DisplayName) && (input.Description == null || IsChinese(input.Description)));
        inputs.Select(input => input.Order).Should().OnlyHaveUniqueItems();
        inputs.MaxBy(input => input.Order)!.Name.Should().Be("Clause");
    }

    [Theory, MemberData(nameof(Types))]
    public void A_list_to_choose_from_has_items_and_rows_have_an_editor(string type)
    {
        var inputs = Ours[type].Inputs;

        inputs.Where(input => input.UIHint == InputUIHints.DropDown).Should()
            .NotContain(input => input.PropertyInfo!.GetCustomAttribute<InputAttribute>()!.Options == null);
        inputs.Where(input => typeof(IEnumerable).IsAssignableFrom(input.Type) && input.Type != typeof(string))
            .Select(input => input.UIHint)
            .Should().BeSubsetOf([InputUIHints.MultiText, InputUIHints.DynamicOutcomes, InputUIHints.JsonEditor]);
    }

    [Theory]
    [InlineData("MedIns.CheckCompleteness", "Complete Incomplete")]
    [InlineData("MedIns.Approval", "Approved Rejected Returned")]
    [InlineData("MedIns.RequestCorrection", "Corrected")]
    [InlineData("MedIns.AwaitOriginals", "Received Expired")]
    [InlineData("MedIns.ConfirmByApplicant", "Confirmed Disputed Expired")]
    [InlineData("MedIns.ConsultDepartment", "Answered NoAnswer")]
    [InlineData("MedIns.Disburse", "Paid Failed")]
    [InlineData("MedIns.ExpertReview", "Approved Rejected")]
    [InlineData("MedIns.Handover", "Done Refused")]
    [InlineData("MedIns.Inspect", "Qualified Unqualified")]
    [InlineData("MedIns.PostCheck", "Done Deviates")]
    [InlineData("MedIns.PublicNotice", "NoObjection Objection")]
    [InlineData("MedIns.Reconcile", "Balanced Unbalanced")]
    [InlineData("MedIns.ReportForRecord", "Filed Queried")]
    [InlineData("MedIns.SignAgreement", "Signed NotAgreed")]
    [InlineData("MedIns.HumanTask", "")]
    [InlineData("MedIns.Branch", "")]
    [InlineData("MedIns.Application", "")]
    public void Ports_are_those_that_definitions_are_drawn_with(string type, string ports) =>
        string.Join(' ', Ours[type].Ports.Select(port => port.Name)).Should().Be(ports);

    private static bool IsChinese(string? text) => text?.Any(letter => letter is >= '一' and <= '鿿') == true;
}
