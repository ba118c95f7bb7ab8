namespace MedInsFlows.Host.Configuration;

/// <summary>A file with one secret on one line that only its owner may read.</summary>
internal static class SecretFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Reads the secret; where it cannot be used, <paramref name="fault"/> says why in Chinese.</summary>
    public static string? Read(string path, out string? fault)
    {
        if (!File.Exists(path))
        {
            fault = $"文件 {path} 不存在";
            return null;
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            fault = $"文件 {path} 可被他人访问，请执行 chmod 600";
            return null;
        }

        try
        {
            var secret = File.ReadAllText(path).Trim();
            fault = secret.Length == 0 ? $"文件 {path} 是空的" : secret.Contains('\n', StringComparison.Ordinal) ? $"文件 {path} 应只有一行" : null;
            return fault is null ? secret : null;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            fault = $"文件 {path} 无法读取";
            return null;
        }
    }
}
