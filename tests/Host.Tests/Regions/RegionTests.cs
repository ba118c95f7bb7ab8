using System.Net;
using MedInsFlows.Cases.Agencies;

namespace MedInsFlows.Host.Tests.Regions;

public sealed class RegionTests : IDisposable
{
    private const string Sound =
        """
        {"id":"alpha","name":"甲市","code":"990100","agencies":[
          {"id":"center","name":"甲市中心","kind":"agency","level":"city"},
          {"id":"hospital","name":"甲市医院","kind":"provider","level":"county","parent":"center"}]}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("medinsflows-regions-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void The_five_regions_are_sound()
    {
        var read = RegionFolder.Read(Path.Combine(HostFolder.Clone, "regions"));

        read.Faults.Should().BeEmpty();
        read.Regions.Select(region => (region.Id, region.Name, region.Code, region.Root.Level)).Should().BeEquivalentTo(
        [
            ("heilongjiang", "黑龙江省", "230000", AgencyLevel.Province),
            ("henan", "河南省", "410000", AgencyLevel.Province),
            ("linkou", "林口县", "231025", AgencyLevel.County),
            ("shangluo", "商洛市", "611000", AgencyLevel.City),
            ("hubei", "湖北省", "420000", AgencyLevel.Province),
        ]);
        read.Regions.Should().OnlyContain(region => region.Agencies.Any(agency => agency.Kind == AgencyKind.Provider));
    }

    [Fact]
    public void Everything_wrong_in_a_file_is_told_at_once()
    {
        Write("beta.json", """
            {"id":"alpha","name":" ","code":"99","colour":"red","agencies":[
              {"id":"Center","name":"中心","kind":"office","level":"planet"}, 7]}
            """);

        Places("beta.json").Should().BeEquivalentTo(
            "/colour", "/id", "/name", "/code", "/agencies/0/id", "/agencies/0/kind", "/agencies/0/level", "/agencies/1");
    }

    [Theory]
    [InlineData("""{"id":"center","name":"又一","kind":"agency","level":"city"}""", "/agencies/0/id", "/agencies/2/id", "/agencies")]
    [InlineData("""{"id":"x","name":"某","kind":"agency","level":"city","parent":"nowhere"}""", "/agencies/2/parent")]
    [InlineData("""{"id":"x","name":"某","kind":"agency","level":"county","parent":"hospital"}""", "/agencies/2/parent")]
    [InlineData("""{"id":"x","name":"某","kind":"agency","level":"province","parent":"center"}""", "/agencies/2/level")]
    [InlineData("""{"id":"x","name":"某","kind":"agency","level":"city"}""", "/agencies")]
    [InlineData("""{"id":"x","name":"某","kind":"agency","level":"city","parent":"x"}""", "/agencies/2/parent")]
    public void Agencies_that_are_no_tree_are_told(string agency, params string[] places)
    {
        Write("alpha.json", Sound.Replace("]}", $",{agency}]}}", StringComparison.Ordinal));

        Places("alpha.json").Should().Equal(places);
    }

    [Fact]
    public void An_agency_keeps_the_office_hours_of_its_superior_unless_it_has_its_own()
    {
        Write("alpha.json", Sound.Replace("\"level\":\"city\"", "\"level\":\"city\",\"hours\":\"09:00-17:30\"", StringComparison.Ordinal)
            .Replace("]}", ",{\"id\":\"town\",\"name\":\"镇\",\"kind\":\"agency\",\"level\":\"county\",\"parent\":\"center\",\"hours\":\"08:00-12:00 14:00-16:00\"}]}", StringComparison.Ordinal));

        RegionFolder.Read(folder.FullName).Regions.Single().Agencies.Select(agency => agency.Hours.Closes.ToString("HH:mm", null)).Should().Equal("17:30", "17:30", "16:00");
    }

    [Fact]
    public void An_agency_has_the_address_windows_and_telephone_that_its_file_gives()
    {
        Write("alpha.json", Sound.Replace("\"level\":\"city\"", "\"level\":\"city\",\"address\":\"甲市中心路1号\",\"windows\":\"3至5号窗口\",\"phone\":\"0990-1234567、12393\"", StringComparison.Ordinal));

        RegionFolder.Read(folder.FullName).Regions.Single().Agencies.Select(agency => (agency.Address, agency.Windows, agency.Phone))
            .Should().Equal(("甲市中心路1号", "3至5号窗口", "0990-1234567、12393"), (null, null, null));
    }

    [Theory]
    [InlineData("address", "\" \"")]
    [InlineData("windows", "3")]
    [InlineData("phone", "\"ask at the window\"")]
    [InlineData("phone", "\"0990-\"")]
    public void Where_to_ask_must_be_possible(string member, string value)
    {
        Write("alpha.json", Sound.Replace("\"level\":\"city\"", $"\"level\":\"city\",\"{member}\":{value}", StringComparison.Ordinal));

        Places("alpha.json").Should().Equal($"/agencies/0/{member}");
    }

    [Fact]
    public void Office_hours_that_cannot_be_are_told()
    {
        Write("alpha.json", Sound.Replace("\"level\":\"city\"", "\"level\":\"city\",\"hours\":\"morning\"", StringComparison.Ordinal));

        Places("alpha.json").Should().Equal("/agencies/0/hours");
    }

    [Theory]
    [InlineData("{", "")]
    [InlineData("[]", "")]
    [InlineData("{\"id\":\"\\ud800\"}", "")]
    public void A_file_that_is_no_region_is_told(string content, string place)
    {
        Write("alpha.json", content);

        Places("alpha.json").Should().Equal(place);
    }

    [Fact]
    public void Two_regions_cannot_have_one_code()
    {
        Write("alpha.json", Sound);
        Write("beta.json", Sound.Replace("alpha", "beta", StringComparison.Ordinal));

        var read = RegionFolder.Read(folder.FullName);

        read.Regions.Should().BeEmpty();
        read.Faults.Select(fault => fault.File).Should().Equal("alpha.json", "beta.json");
    }

    [Fact]
    public async Task A_broken_file_is_logged_and_the_others_serve()
    {
        Write("alpha.json", Sound);
        Write("beta.json", "{");
        using var files = new HostFolder();
        using var log = new RecordedLog();
        await using var database = await TestDatabase.CreateAsync();
        await using var host = await RunningHost.StartAsync(
            files.Arguments(database, ("MedIns:Regions", folder.FullName)), log.AddTo);

        using var regions = await host.GetAsync("/api/regions");
        using var ready = await host.GetAsync("/health/ready");
        using var signIn = await host.SignInAsync("alpha-expert3", HostFolder.Password);

        (await regions.Content.ReadAsStringAsync()).Should().Be("""[{"id":"alpha","name":"甲市"}]""");
        (await ready.Content.ReadAsStringAsync()).Should().Contain("""{"name":"regions","status":"degraded"}""");
        ready.StatusCode.Should().Be(HttpStatusCode.OK);
        signIn.StatusCode.Should().Be(HttpStatusCode.OK, "a region is a file, no code");
        log.Lines.Should().ContainSingle(line => line.Contains("地区文件 beta.json") && line.Contains("第 1 行"));
    }

    private void Write(string name, string content) => File.WriteAllText(Path.Combine(folder.FullName, name), content);

    private IEnumerable<string> Places(string file) =>
        RegionFolder.Read(folder.FullName).Faults.Where(fault => fault.File == file).Select(fault => fault.Place);
}
