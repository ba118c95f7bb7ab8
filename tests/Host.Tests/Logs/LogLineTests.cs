using MedInsFlows.Host.Logs;
using MedInsFlows.Host.Startup;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MedInsFlows.Host.Tests.Logs;

public sealed class LogLineTests
{
    [Fact]
    public void An_exception_that_anyone_logs_is_written_without_its_message() =>
        Written(Caught(new InvalidDataException("张三", new IOException("110101199003070011")))).Should()
            .MatchRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z warning Room: first second InvalidDataException at .* <- IOException \n$")
            .And.NotContain("张三").And.NotContain("110101199003070011");

    [Fact]
    public void What_is_meant_for_the_operator_is_written_whole() =>
        Written(new StartupException("配置有误：\n  - 一")).Should().EndWith("配置有误：   - 一\n");

    private static string Written(Exception failure)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var entry = new LogEntry<string>(LogLevel.Warning, "House.Room", 1, "first\nsecond", failure, (state, _) => state);
        new LogLine(TimeProvider.System).Write(entry, null, text);
        return text.ToString();
    }

    private static InvalidDataException Caught(InvalidDataException failure)
    {
        try
        {
            throw failure;
        }
        catch (InvalidDataException caught)
        {
            return caught;
        }
    }
}
