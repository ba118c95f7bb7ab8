using System.Net;

namespace MedInsFlows.EndToEnd.Tests.Crashes;

/// <summary>Content of which only the first half is sent.</summary>
internal sealed class HalfSentContent : HttpContent
{
    private readonly HttpContent whole;
    private readonly TaskCompletionSource halfIsSent = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource givenUp = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The first half of a content.</summary>
    public HalfSentContent(HttpContent whole)
    {
        this.whole = whole;
        Headers.ContentType = whole.Headers.ContentType;
    }

    /// <summary>Ends when the half is sent; what follows is waited for.</summary>
    public Task HalfIsSent => halfIsSent.Task;

    /// <summary>Nothing more will follow.</summary>
    public void GiveUp() => givenUp.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        var bytes = await whole.ReadAsByteArrayAsync();
        await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await stream.FlushAsync();
        halfIsSent.SetResult();
        await givenUp.Task;
        throw new IOException("Given up.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = whole.Headers.ContentLength!.Value;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        whole.Dispose();
        base.Dispose(disposing);
    }
}
