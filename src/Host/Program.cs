using MedInsFlows.Host;
using MedInsFlows.Host.Definitions.Export;
using MedInsFlows.Host.Demo;
using MedInsFlows.Host.Items.Coverage;
using MedInsFlows.Host.Startup;

try
{
    if (args is ["export", .. var options])
    {
        await ExportCommand.RunAsync(options, new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.Out);
    }
    else if (args is ["coverage", .. var which])
    {
        await CoverageCommand.RunAsync(which, new ConfigurationBuilder().AddEnvironmentVariables().Build(), Console.Out);
    }
    else
    {
        await DemoHistory.EnsureAsync(args);
        await HostApplication.Build(args).RunAsync();
    }

    return 0;
}
catch (StartupException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
