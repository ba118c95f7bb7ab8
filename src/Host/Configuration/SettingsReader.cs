using System.Globalization;
using System.Net;
using System.Net.Mail;
using MedInsFlows.Engine.Instances;
using MedInsFlows.Host.Commands;
using MedInsFlows.Host.Keys;
using MedInsFlows.Host.Startup;
using Npgsql;

namespace MedInsFlows.Host.Configuration;

/// <summary>Reads the section <c>MedIns</c> and collects everything that is wrong with it.</summary>
internal sealed class SettingsReader
{
    private static readonly string[] Keys =
    [
        "Database", "MasterKeyFile", "Demo:PasswordFile", "Demo:Cases", "AdminPasswordFile", "Smtp:Host", "Smtp:Port", "Smtp:From",
        "Sms:Url", "Sms:Method", "Sms:Body", "Sms:SecretFile", "QuietHours",
        "Workflows", "Calendars", "Regions", "TrustedNetworks", "Retention:ClosedTimerDays", "Retention:UnusedFileDays", "PublicationSignature", "MailboxPage", "CrashAt",
    ];

    private const int MostDemoCases = 2_000;

    private readonly IConfigurationSection section;
    private readonly List<string> faults = [];

    private SettingsReader(IConfiguration configuration) => section = configuration.GetSection("MedIns");

    /// <summary>The settings of a configuration.</summary>
    /// <exception cref="StartupException">Something is wrong; the message lists all of it.</exception>
    public static Settings Read(IConfiguration configuration)
    {
        var reader = new SettingsReader(configuration);
        var settings = reader.Read();
        if (settings.Demo)
        {
            reader.faults.AddRange(ListeningAddresses.OutsideLoopback(configuration)
                .Select(address => $"演示模式只能在本机地址上监听，{address} 不是本机地址：请改用 http://127.0.0.1:端口，或不用演示模式"));
        }

        return reader.faults.Count == 0
            ? settings
            : throw new StartupException($"配置有误，服务没有启动：{string.Concat(reader.faults.Select(fault => $"\n  - {fault}。"))}");
    }

    private Settings Read()
    {
        foreach (var (path, value) in section.AsEnumerable(makePathsRelative: true))
        {
            if (value is not null && !Keys.Contains(path, StringComparer.OrdinalIgnoreCase))
            {
                Fault(path, "不是可用的配置项，请检查拼写");
            }
        }

        var demoPassword = Secret("Demo:PasswordFile");
        var adminPassword = Secret("AdminPasswordFile");
        if (section["Demo:PasswordFile"] is { Length: > 0 } && section["AdminPasswordFile"] is { Length: > 0 })
        {
            Fault("AdminPasswordFile", "不能与演示模式同时使用，请去掉其中之一");
        }

        return new()
        {
            Database = Database(),
            MasterKey = MasterKeyFile(),
            DemoPassword = demoPassword,
            DemoCases = DemoCases(),
            AdminPassword = adminPassword,
            Smtp = new(Required("Smtp:Host"), Port(), From()),
            Sms = new SmsReader(section, Fault).Read(Secret("Sms:SecretFile")),
            QuietHours = QuietHours(demoPassword is not null),
            Workflows = Folder("Workflows"),
            Calendars = Folder("Calendars"),
            Regions = Folder("Regions"),
            TrustedNetworks = TrustedNetworks(),
            ClosedTimerDays = Days("Retention:ClosedTimerDays", 180),
            UnusedFileDays = Days("Retention:UnusedFileDays", 7),
            SignedPublications = SignedPublications(),
            MailboxPage = MailboxPage(),
            CrashAt = CrashAt(),
        };
    }

    private string Required(string key)
    {
        var value = section[key];
        if (string.IsNullOrWhiteSpace(value))
        {
            Fault(key, "没有设置");
            return "";
        }

        return value;
    }

    private string Database()
    {
        var text = Required("Database");
        try
        {
            // The exception is not shown: it could quote a password.
            if (text.Length > 0 && string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Database))
            {
                Fault("Database", "连接字符串没有写明数据库名（Database=…）");
            }
        }
        catch (ArgumentException)
        {
            Fault("Database", "不是有效的 Npgsql 连接字符串");
        }

        return text;
    }

    private MasterKey MasterKeyFile()
    {
        if (Required("MasterKeyFile").Length > 0 && Secret("MasterKeyFile") is { } text)
        {
            if (MasterKey.TryParse(text, out var key))
            {
                return key;
            }

            Fault("MasterKeyFile", "主密钥应为一行 base64 表示的 32 个字节，可用 head -c 32 /dev/urandom | base64 生成");
        }

        return MasterKey.Absent;
    }

    private string? Secret(string key)
    {
        if (section[key] is not { Length: > 0 } path)
        {
            return null;
        }

        var secret = SecretFile.Read(path, out var fault);
        if (fault is not null)
        {
            Fault(key, fault);
        }

        return secret;
    }

    private int Port()
    {
        if (int.TryParse(section["Smtp:Port"], NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is >= 1 and <= 65535)
        {
            return port;
        }

        Fault("Smtp:Port", "应为 1 到 65535 的整数");
        return 0;
    }

    private string From()
    {
        if (MailAddress.TryCreate(section["Smtp:From"], out var address))
        {
            return address.Address;
        }

        Fault("Smtp:From", "应为发件人的邮箱地址");
        return "";
    }

    private string Folder(string key)
    {
        var path = Required(key);
        if (path.Length > 0 && !Directory.Exists(path))
        {
            Fault(key, $"文件夹 {path} 不存在");
        }

        return path;
    }

    private List<IPNetwork> TrustedNetworks()
    {
        var networks = new List<IPNetwork>();
        foreach (var text in (section["TrustedNetworks"] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (IPNetwork.TryParse(text, out var network))
            {
                networks.Add(network);
            }
            else
            {
                Fault("TrustedNetworks", $"应为逗号分隔的网段，例如 10.0.0.0/8；{text} 不是网段");
            }
        }

        return networks;
    }

    // In demo mode mails go to a mailbox of this machine, and whoever tries the service at night wants to see them.
    private QuietHours? QuietHours(bool demo)
    {
        switch (section["QuietHours"])
        {
            case null or "":
                return demo ? null : Configuration.QuietHours.Night;
            case "none":
                return null;
            case var text when Configuration.QuietHours.Parse(text) is { } hours:
                return hours;
            default:
                Fault("QuietHours", "应为免打扰时段，例如 21:00-08:00；不设免打扰写 none");
                return null;
        }
    }

    private int Days(string key, int standard)
    {
        if (section[key] is not { Length: > 0 } text)
        {
            return standard;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is >= 1 and <= 36500)
        {
            return days;
        }

        Fault(key, "应为 1 到 36500 的整数（天）");
        return 0;
    }

    private int DemoCases()
    {
        if (section["Demo:Cases"] is not { Length: > 0 } text)
        {
            return 0;
        }

        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var cases) || cases > MostDemoCases)
        {
            Fault("Demo:Cases", $"应为 0 到 {MostDemoCases} 的整数（演示办件的件数）");
        }
        else if (cases > 0 && string.IsNullOrEmpty(section["Demo:PasswordFile"]))
        {
            Fault("Demo:Cases", "只能在演示模式下使用，请去掉");
        }

        return cases;
    }

    private bool SignedPublications()
    {
        switch (section["PublicationSignature"])
        {
            case null or "" or "none":
                return false;
            case "required":
                return true;
            default:
                Fault("PublicationSignature", "应为 required（发布须经另一人签署）或 none");
                return false;
        }
    }

    private Uri? MailboxPage()
    {
        if (section["MailboxPage"] is not { Length: > 0 } text)
        {
            return null;
        }

        if (Uri.TryCreate(text, UriKind.Absolute, out var page) && page.Scheme is "http" or "https")
        {
            return page;
        }

        Fault("MailboxPage", "应为 http 或 https 网址");
        return null;
    }

    private DeliberateCrash? CrashAt()
    {
        if (section["CrashAt"] is not { Length: > 0 } text)
        {
            return null;
        }

        var crash = DeliberateCrash.Parse(text);
        if (string.IsNullOrEmpty(section["Demo:PasswordFile"]))
        {
            Fault("CrashAt", "只能在演示模式下使用，请去掉");
        }
        else if (crash is null)
        {
            Fault("CrashAt", $"应写明崩溃点和次数，例如 BeforeCommit:3；崩溃点有 {string.Join('、', Enum.GetNames<CrashPoint>())}");
        }

        return crash;
    }

    private void Fault(string key, string text) => faults.Add($"MedIns__{key.Replace(":", "__", StringComparison.Ordinal)} {text}");
}
