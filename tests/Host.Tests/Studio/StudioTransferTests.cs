using System.IO.Compression;
using System.Net;
using System.Text.Json.Nodes;
using MedInsFlows.Host.Tests.Casework;
using MedInsFlows.Host.Tests.Definitions;
using MedInsFlows.Host.Tests.Items;
using static MedInsFlows.Host.Tests.Definitions.Designer;

namespace MedInsFlows.Host.Tests.Studio;

/// <summary>Definitions and instances as files, by Elsa Studio.</summary>
[Collection(DefinitionsTests.Name)]
public sealed class StudioTransferTests(DefinitionsHost office) : CaseworkStory(office)
{
    private readonly StudioClient studio = office.AtStudio();
    private readonly Designer designer = office.Designer();

    [Fact]
    public async Task A_definition_is_exported_as_its_file_has_it()
    {
        using var answer = await studio.TryLoadAsync("/workflow-definitions/heilongjiang-chronic-disease-recognition/export?versionOptions=Latest&includeConsumingWorkflows=False");

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Content.Headers.ContentDisposition!.FileName.Should().Be("heilongjiang-chronic-disease-recognition.json");
        (await answer.Content.ReadAsStringAsync()).Should().Be(DefinitionFiles.Sound);
    }

    [Fact]
    public async Task Several_definitions_come_in_an_archive_and_go_back_as_drafts()
    {
        await designer.IssueAsync("carried", Named("带走的"));
        var model = await studio.OpenAsync("heilongjiang-carried");

        using var answer = await studio.TrySendAsync("/bulk-actions/export/workflow-definitions", new JsonObject { ["ids"] = new JsonArray(model.Text("/id")), ["includeConsumingWorkflows"] = false });
        await using var zip = await ZipArchive.CreateAsync(await answer.Content.ReadAsStreamAsync(), ZipArchiveMode.Read, leaveOpen: false, entryNameEncoding: null);
        var entry = zip.Entries.Should().ContainSingle().Subject;
        await using var content = await entry.OpenAsync();
        var file = (await JsonNode.ParseAsync(content))!;
        file["name"] = "带回的";
        var imported = await studio.SendAsync("/workflow-definitions/import", file);

        entry.Name.Should().Be("heilongjiang-carried-v1.json");
        (imported.Text("/definitionId"), imported.Text("/name"), imported.At("/version")!.GetValue<int>(), imported.At("/isPublished")!.GetValue<bool>()).Should()
            .Be(("heilongjiang-carried", "带回的", 2, false));
    }

    [Fact]
    public async Task A_file_that_the_engine_cannot_read_is_not_imported_and_everything_is_told()
    {
        var file = Draw("unread", definition =>
        {
            definition.Node("review").Put("/type", "\"Elsa.Vanished\"");
            definition.Node("clock").Put("/limit/expression/type", "\"CSharp\"");
        });

        using var unreadable = await studio.TrySendAsync("/workflow-definitions/import", file);
        using var foreign = await studio.TrySendAsync("/workflow-definitions/import", Draw("x", definition => definition["definitionId"] = "henan-x"));
        using var gone = await designer.GetAsync("/api/definitions/heilongjiang-unread");

        (await StudioClient.ToldAsync(unreadable)).Should().Contain(fault => fault.Contains("Elsa.Vanished")).And.Contain(fault => fault.Contains("CSharp"));
        (await StudioClient.ToldAsync(foreign)).Should().ContainSingle().Which.Should().Contain("henan-x");
        gone.StatusCode.Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task An_instance_is_exported_without_what_a_person_sent()
    {
        var citizen = Office.Citizen();
        var opened = await citizen.ApplyAsync(CaseworkHost.ChronicDisease);

        var one = await studio.LoadAsync($"/workflow-instances/{opened.Id}/export");
        using var archive = await studio.TrySendAsync("/bulk-actions/export/workflow-instances", new JsonObject { ["ids"] = new JsonArray(opened.Id) });

        one.Text("/workflowInstance/id").Should().Be(opened.Id);
        one.List("/workflowExecutionLogRecords").Should().NotBeEmpty();
        one.ToJsonString().Should().NotContain(citizen.Person.IdNumber);
        archive.Content.Headers.ContentType!.MediaType.Should().Be("application/zip");
    }
}
