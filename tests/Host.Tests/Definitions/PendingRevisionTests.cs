using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Definitions;

/// <summary>Files that come while Studio is ahead of them.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class PendingRevisionTests(DefinitionsHost office)
{
    private readonly Designer designer = office.Designer();

    [Fact]
    public async Task A_file_that_waits_is_listed_read_and_adopted()
    {
        var pending = await WaitAsync("adopted");
        (await designer.ReadAsync("/api/definitions?pending=true&size=200")).Texts("/items", "/definitionId").Should().Contain("heilongjiang-adopted");
        (await designer.ReadAsync("/api/definitions/heilongjiang-adopted/pending")).Text("/name").Should().Be("文件的");

        var adopted = await SucceedAsync(designer.DoAsync("adopted", "pending/adopt", new JsonObject { ["revision"] = pending }));

        adopted.Texts("/versions", "/state").Should().Equal("draft", "shelved");
        (adopted.Text("/latest/origin"), adopted.Text("/latest/revision"), adopted.At("/pending")).Should().Be(("file", pending, null));
        using var again = await designer.DoAsync("adopted", "pending/adopt", new JsonObject { ["revision"] = pending });
        await again.ShouldBeProblemAsync(HttpStatusCode.Conflict, "definition-changed");
    }

    [Fact]
    public async Task A_dismissed_file_does_not_come_again()
    {
        var pending = await WaitAsync("dismissed");

        await SucceedAsync(designer.DoAsync("dismissed", "pending/dismiss", new JsonObject { ["revision"] = pending }));
        await office.BringFileAsync("dismissed", Named("文件的"));

        var definition = await designer.DefinitionAsync("dismissed");
        definition.At("/pending").Should().BeNull();
        definition.Texts("/versions", "/state").Should().Equal("draft");
        (await designer.ReadAsync("/api/definitions/heilongjiang-dismissed/events")).AsArray()[0]!.Text("/actor").Should().Be("heilongjiang-designer");
    }

    /// <summary>Lets a file wait beside a draft.</summary>
    /// <returns>Its revision.</returns>
    private async Task<string> WaitAsync(string item)
    {
        await designer.SaveAsync(item, Named("草稿"));
        await office.BringFileAsync(item, Named("文件的"));
        return (await designer.DefinitionAsync(item)).Text("/pending/revision");
    }
}
