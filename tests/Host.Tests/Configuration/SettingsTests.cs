using MedInsFlows.Host.Startup;

namespace MedInsFlows.Host.Tests.Configuration;

public sealed class SettingsTests : IDisposable
{
    private const string Database = "Host=127.0.0.1;Database=medins";

    private readonly HostFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Everything_wrong_is_told_in_one_message()
    {
        File.WriteAllText(folder.PathOf("open"), "secret");
        var faults = Faults(
            ("MedIns:Database", "Host"),
            ("MedIns:MasterKeyFile", folder.PathOf("password")),
            ("MedIns:Demo:PasswordFile", folder.PathOf("open")),
            ("MedIns:Smtp:Host", null),
            ("MedIns:Smtp:Port", "0"),
            ("MedIns:Smtp:From", "nobody"),
            ("MedIns:Workflows", "/no/such/folder"),
            ("MedIns:Demo:Cases", "many"),
            ("MedIns:MailboxPage", "mailbox"),
            ("MedIns:Sms:Url", "http://gateway.example.org/send"),
            ("MedIns:Sms:Method", "GET"),
            ("MedIns:Sms:Body", "{\"to\":\"{{phone}}\"}"),
            ("MedIns:QuietHours", "night"),
            ("MedIns:TrustedNetworks", "10.0.0.0/8, everybody"),
            ("MedIns:Retention:ClosedTimerDays", "0"),
            ("MedIns:PublicationSignature", "perhaps"),
            ("MedIns:Demo:PaswordFile", "typo"));

        faults.Should().HaveCount(18, "the heading and seventeen faults");
        string.Join('\n', faults).Should()
            .ContainAll("MedIns__Database", "MedIns__MasterKeyFile", "chmod 600", "/no/such/folder", "MedIns__Demo__Cases", "MedIns__MailboxPage", "MedIns__Retention__ClosedTimerDays", "MedIns__PublicationSignature", "everybody")
            .And.ContainAll("MedIns__Sms__Url", "MedIns__Sms__Method", "MedIns__Sms__Body", "MedIns__QuietHours", "MedIns__Smtp__Host", "MedIns__Smtp__Port", "MedIns__Smtp__From", "MedIns__Demo__PaswordFile")
            .And.NotContain("secret");
    }

    [Fact]
    public void Nothing_set_is_told_key_by_key()
    {
        var build = () => HostApplication.Build([]);

        build.Should().Throw<StartupException>().Which.Message.Should().ContainAll(
            "MedIns__Database", "MedIns__MasterKeyFile", "MedIns__Smtp__Host", "MedIns__Smtp__Port", "MedIns__Smtp__From",
            "MedIns__Workflows", "MedIns__Calendars", "MedIns__Regions");
    }

    [Theory]
    [InlineData("http://0.0.0.0:5080")]
    [InlineData("http://*:5080")]
    [InlineData("http://127.0.0.1:5080;http://192.168.1.9:5080")]
    [InlineData("http://example.org:80")]
    [InlineData("nonsense")]
    public void Demo_mode_listens_to_this_machine_only(string urls) =>
        Faults(("urls", urls)).Should().Contain(fault => fault.Contains("演示模式只能在本机地址上监听"));

    [Fact]
    public void Demo_mode_takes_no_port_on_every_address() =>
        Faults(("urls", null), ("http_ports", "8080")).Should().Contain(fault => fault.Contains("http://*:8080"));

    [Fact]
    public void Demo_mode_takes_no_endpoint_on_every_address() =>
        Faults(("Kestrel:Endpoints:One:Url", "http://[::]:80")).Should().Contain(fault => fault.Contains("http://[::]:80"));

    [Theory]
    [InlineData("http://127.0.0.1:5080")]
    [InlineData("http://localhost:5080;http://[::1]:5080")]
    public async Task Addresses_of_this_machine_are_taken(string urls)
    {
        await using var app = HostApplication.Build(folder.Arguments(Database, ("urls", urls)));
    }

    [Fact]
    public async Task Outside_demo_mode_any_address_is_taken()
    {
        await using var app = HostApplication.Build(
            folder.Arguments(Database, ("MedIns:Demo:PasswordFile", null), ("urls", "http://0.0.0.0:5080")));
    }

    [Fact]
    public void Demo_mode_and_a_first_administrator_exclude_one_another() =>
        Faults(("MedIns:AdminPasswordFile", folder.PathOf("password")))
            .Should().Contain(fault => fault.Contains("MedIns__AdminPasswordFile"));

    private string[] Faults(params (string Key, string? Value)[] overrides)
    {
        var build = () => HostApplication.Build(folder.Arguments(Database, overrides));
        return build.Should().Throw<StartupException>().Which.Message.Split('\n');
    }
}
