using System.Net;

namespace MedInsFlows.Host.Configuration;

/// <summary>The addresses on which Kestrel is told to listen.</summary>
internal static class ListeningAddresses
{
    /// <summary>Those configured addresses that other machines could reach, or that cannot be read.</summary>
    /// <remarks>Kestrel's own order: endpoints, else <c>urls</c>, else ports on every address, else <c>http://localhost:5000</c>.</remarks>
    public static IReadOnlyList<string> OutsideLoopback(IConfiguration configuration)
    {
        var endpoints = configuration.GetSection("Kestrel:Endpoints").GetChildren().Select(endpoint => endpoint["Url"] ?? "").ToArray();
        var addresses = endpoints.Length > 0 ? endpoints : Split(configuration["urls"]);
        if (addresses.Length == 0)
        {
            string[] ports = [.. Split(configuration["http_ports"]), .. Split(configuration["https_ports"])];
            addresses = [.. ports.Select(port => $"http://*:{port}")];
        }

        return [.. addresses.Where(address => !IsLoopback(address))];
    }

    private static string[] Split(string? list) =>
        (list ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static bool IsLoopback(string address)
    {
        try
        {
            var binding = BindingAddress.Parse(address);
            return binding.IsUnixPipe
                || string.Equals(binding.Host, "localhost", StringComparison.OrdinalIgnoreCase)
                || (IPAddress.TryParse(binding.Host, out var ip) && IPAddress.IsLoopback(ip));
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
