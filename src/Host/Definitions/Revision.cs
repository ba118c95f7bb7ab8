using MedInsFlows.Host.Api.Problems;

namespace MedInsFlows.Host.Definitions;

/// <summary>The content of a definition that a caller has seen, by its SHA-256 in hexadecimal digits.</summary>
internal static class Revision
{
    /// <summary>Reads a revision.</summary>
    /// <param name="text">The digits.</param>
    /// <param name="place">Where in the request they stand.</param>
    /// <exception cref="ProblemException">It cannot be one.</exception>
    public static byte[] Read(string text, string place)
    {
        var bytes = new byte[32];
        return text.Length == 64 && Convert.FromHexString(text, bytes, out _, out _) == System.Buffers.OperationStatus.Done
            ? bytes
            : throw Problem.InvalidParameter(new ProblemError(place, ErrorCode.BadValue, "应为读取定义时得到的 revision：64 个十六进制数字。"));
    }
}
