using MedInsFlows.Workflows.Tests.Files;
using Xunit.Abstractions;

namespace MedInsFlows.Workflows.Tests.Transcription;

/// <summary>Every file whose item a document prints, against a second reading of that document.</summary>
public sealed class TranscriptionTests(ITestOutputHelper output)
{
    public static TheoryData<string> Files =>
    [
        .. WorkflowFolder.Existing(Transcripts.Pairs.Select(pair => $"{pair.Region}/{pair.Item}.json")),
    ];

    [Theory, MemberData(nameof(Files))]
    public void Title_code_group_and_number_are_as_printed(string file) => Check(file, comparison => comparison.Names());

    [Theory, MemberData(nameof(Files))]
    public void Description_type_service_object_levels_and_departments_are_as_printed(string file) => Check(file, comparison => comparison.Descriptions());

    [Theory, MemberData(nameof(Files))]
    public void Limits_are_as_printed_and_their_numbers_agree(string file) => Check(file, comparison => comparison.Limits());

    [Theory, MemberData(nameof(Files))]
    public void Materials_are_the_printed_rows(string file)
    {
        Check(file, comparison => comparison.Materials());
        foreach (var message in Compare(file).OtherMaterialsNotCarried())
        {
            output.WriteLine(message);
        }
    }

    [Theory, MemberData(nameof(Files))]
    public void Required_fields_cover_the_printed_rows(string file) => Check(file, comparison => comparison.RequiredFields());

    [Theory, MemberData(nameof(Files))]
    public void Conditions_are_as_printed(string file) => Check(file, comparison => comparison.Conditions());

    [Theory, MemberData(nameof(Files))]
    public void Bases_have_the_printed_names_numbers_and_clauses(string file) => Check(file, comparison => comparison.Bases());

    [Theory, MemberData(nameof(Files))]
    public void Message_templates_are_printed_word_for_word(string file) => Check(file, comparison => comparison.Templates());

    [Theory, MemberData(nameof(Files))]
    public void Risk_level_and_risk_points_are_as_printed(string file) => Check(file, comparison => comparison.Risks());

    [Theory, MemberData(nameof(Files))]
    public void Steps_are_the_printed_ones(string file) => Check(file, comparison => comparison.Steps());

    [Theory, MemberData(nameof(Files))]
    public void Channels_are_as_printed(string file) => Check(file, comparison => comparison.Channels());

    [Theory, MemberData(nameof(Files))]
    public void Remarks_stand_in_the_guide(string file) => Check(file, comparison => comparison.Remarks());

    [Theory, MemberData(nameof(Files))]
    public void Forms_are_named_as_printed(string file) => Check(file, comparison => comparison.Forms());

    [Theory, MemberData(nameof(Files))]
    public void Places_and_phone_are_as_printed(string file) => Check(file, comparison => comparison.Places());

    private static void Check(string file, Func<Comparison, IEnumerable<string>> differences) =>
        string.Join('\n', differences(Compare(file))).Should().BeEmpty();

    private static Comparison Compare(string name)
    {
        var file = WorkflowFolder.Load(name);
        return new Comparison(file, Transcripts.Of(file.Region, file.ItemId));
    }
}
