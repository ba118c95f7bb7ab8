namespace MedInsFlows.Host.Tests.Files;

/// <summary>A sender whose connection breaks after what he has sent.</summary>
internal sealed class BrokenStream(byte[] sent) : MemoryStream(sent)
{
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
        await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The connection is gone.");
}
