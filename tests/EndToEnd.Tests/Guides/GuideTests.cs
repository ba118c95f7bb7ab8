using System.Buffers.Binary;
using System.Text.RegularExpressions;

namespace MedInsFlows.EndToEnd.Tests.Guides;

/// <summary>The guides in <c>docs/</c> say and show what there is.</summary>
public sealed partial class GuideTests
{
    private static readonly string Docs = Clone.PathOf("docs");

    [Fact]
    public void Every_picture_is_there_was_taken_by_a_test_and_is_no_larger_than_a_screen()
    {
        var taken = Sources("tests/EndToEnd.Tests").SelectMany(source => Photograph().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var (guide, picture) in Guide.All.SelectMany(guide => guide.Pictures.Select(picture => (guide.Name, picture))))
        {
            var file = Path.Combine(GuidePictures.Checkedin, $"{picture}.png");
            File.Exists(file).Should().BeTrue($"{guide} shows {picture}; MEDINS_UPDATE_GUIDES=1 ./test takes it");
            taken.Should().Contain(picture, $"{guide} shows it, so some test photographs it");
            SizeOf(file).Should().BeOneOf([(1366, 768), (2560, 1440)], $"{picture} is what a page shows at once, or the Studio on a large screen");
        }
    }

    [Fact]
    public void No_picture_lies_about_that_no_guide_shows() =>
        Directory.GetFiles(GuidePictures.Checkedin).Select(Path.GetFileNameWithoutExtension).Should().BeSubsetOf(Guide.All.SelectMany(guide => guide.Pictures));

    [Fact]
    public void Every_link_leads_to_a_file_and_every_guide_is_reached_from_the_readme()
    {
        foreach (var (guide, link) in Guide.All.SelectMany(guide => guide.Links.Select(link => (guide.Name, link))))
        {
            File.Exists(Path.Combine(Docs, link)).Should().BeTrue($"{guide} leads to {link}");
        }

        var readme = File.ReadAllText(Clone.PathOf("README.md"));
        Guide.All.Select(guide => $"](docs/{guide.Name})").Should().OnlyContain(link => readme.Contains(link));
    }

    [Fact]
    public void Every_page_that_is_named_is_one()
    {
        var pages = Sources("src/Host/Pages").SelectMany(source => Route().Matches(source)).Select(match => match.Groups[1].Value).ToHashSet();
        foreach (var (guide, page) in Guide.All.SelectMany(guide => guide.Pages.Select(page => (guide.Name, page))))
        {
            pages.Should().Contain(page, $"{guide} names it");
        }
    }

    [Fact]
    public void Every_button_that_is_to_be_pressed_is_called_so()
    {
        var words = string.Concat(Sources("src").SelectMany(source => source));
        foreach (var (guide, button) in Guide.All.SelectMany(guide => guide.Buttons.Select(button => (guide.Name, button))))
        {
            words.Should().Contain(button, $"{guide} says to press it");
        }
    }

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Clone.PathOf(folder), "*", SearchOption.AllDirectories).Where(file => Path.GetExtension(file) is ".cs" or ".razor").Select(File.ReadAllText);

    /// <summary>Width and height, from the head of a PNG.</summary>
    private static (int Width, int Height) SizeOf(string file)
    {
        var head = File.ReadAllBytes(file).AsSpan(16, 8);
        return (BinaryPrimitives.ReadInt32BigEndian(head), BinaryPrimitives.ReadInt32BigEndian(head[4..]));
    }

    [GeneratedRegex("PhotographAsync\\((?:[^;\"]*, )?\"([^\"]+)\"")]
    private static partial Regex Photograph();

    [GeneratedRegex("@page \"([^\"]+)\"")]
    private static partial Regex Route();
}
