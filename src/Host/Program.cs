using MedInsFlows.Host;
using MedInsFlows.Host.Startup;

try
{
    await HostApplication.Build(args).RunAsync();
    return 0;
}
catch (StartupException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
