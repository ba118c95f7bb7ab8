using System.Net;
using MedInsFlows.EndToEnd.Tests.Hosts;
using MedInsFlows.EndToEnd.Tests.Lives;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

/// <summary>The host is killed while it is busy with something that takes its time.</summary>
public sealed class KilledAtWorkTests
{
    private const int LargeFile = 8 * 1024 * 1024;

    [Fact]
    public async Task Of_an_upload_that_was_half_sent_nothing_is_of_use_and_it_can_be_sent_again()
    {
        await using var service = await Service.StartAsync();
        var whole = ChronicDiseaseCase.File(new string(' ', LargeFile)) with { Key = "upload" };
        using var content = new HalfSentContent(whole.Content!());

        var send = () => service.Users.SendAsync(service.Host.Http, whole with { Content = () => content });
        var sending = send.Should().ThrowAsync<HttpRequestException>();
        await content.HalfIsSent;
        await service.Installation.Database.UntilAsync("a part is kept", "exists (select from cases.file_parts)");
        await service.KillAndRestartAsync();
        content.GiveUp();
        await sending;

        var unfinished = (await FilesAsync(service, "not complete")).Should().ContainSingle("it goes with the files that no case uses").Subject;
        using var use = await service.Users.SendAsync(service.Host.Http, ChronicDiseaseCase.Applicant, new HttpRequestMessage(HttpMethod.Get, $"/api/files/{unfinished}"));
        use.StatusCode.Should().Be(HttpStatusCode.NotFound);
        await service.DoAsync(whole);
        (await FilesAsync(service, "complete")).Should().ContainSingle().Which.Should().NotBe(unfinished);
    }

    [Fact]
    public async Task An_upload_whose_host_dies_while_the_database_writes_it_is_there_once()
    {
        await using var service = await Service.StartAsync();
        var upload = ChronicDiseaseCase.File("records") with { Key = "upload" };
        await using (var obstacle = await Obstacle.OnTableAsync(service.Installation.Database, "cases.files"))
        {
            var send = () => service.Users.SendAsync(service.Host.Http, upload);
            var sending = send.Should().ThrowAsync<HttpRequestException>();
            await obstacle.UntilSomeoneWaitsAsync();
            await service.KillAndRestartAsync();
            await sending;
        }

        await service.DoAsync(upload);

        (await FilesAsync(service, "true")).Should().ContainSingle();
    }

    [Fact]
    public async Task A_mail_that_the_server_took_before_its_row_was_marked_is_sent_again_as_the_same_mail()
    {
        await using var service = await Service.StartAsync();
        var life = new ChronicDiseaseCase(service.ReadAsync, service.DoAsync);
        await using (var obstacle = await Obstacle.OnDeliveryAsync(service.Installation.Database))
        {
            await life.SubmitAsync();
            await service.Installation.Mailbox.UntilMails(life.Email, 1);
            await obstacle.UntilSomeoneWaitsAsync();
            await service.Host.KillAsync();
        }

        await service.StartHostAsync();

        var mails = await service.Installation.Mailbox.UntilMails(life.Email, 2);
        mails.Select(mail => (mail.MessageId, mail.Subject, mail.Text)).Distinct().Should().ContainSingle();
        await service.ContentsAsync();
        (await service.Installation.Mailbox.MailsTo(life.Email)).Should().HaveCount(2);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("engine.imported_files")]
    [InlineData("engine.definition_versions")]
    public async Task An_import_during_which_the_host_is_killed_is_done_once(string? heldTable)
    {
        await using var service = await Service.StartAsync();
        await service.Host.KillAsync();
        var installation = service.Installation;
        await File.WriteAllTextAsync(
            installation.ChronicDisease,
            (await File.ReadAllTextAsync(installation.ChronicDisease)).Replace("（黑龙江省）", "（黑龙江省，修订）", StringComparison.Ordinal));
        await using (var obstacle = await (heldTable is null
            ? Obstacle.OnImportAsync(installation.Database, "heilongjiang-chronic-disease-recognition")
            : Obstacle.OnTableAsync(installation.Database, heldTable)))
        {
            await using var host = await installation.LaunchAsync();
            await obstacle.UntilSomeoneWaitsAsync();
        }

        await service.StartHostAsync();

        (await installation.Database.RowsAsync("select concat_ws(' ', version, is_latest, is_published) from engine.definition_versions order by version"))
            .Should().Equal("1 f f", "2 t t");
        (await installation.Database.RowsAsync("select count(*) from engine.imported_files")).Should().Equal("2");
        var guide = await service.ReadAsync(ChronicDiseaseCase.Applicant, "/api/items/heilongjiang/chronic-disease-recognition");
        guide["version"]!.GetValue<int>().Should().Be(2);
    }

    private static Task<IReadOnlyList<string>> FilesAsync(Service service, string condition) =>
        service.Installation.Database.RowsAsync($"select id::text from cases.files where {condition}");
}
