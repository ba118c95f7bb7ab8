namespace Elsa.Workflows;

/// <summary>A signal on its way up.</summary>
/// <param name="receiverActivityExecutionContext">Who hears it now.</param>
/// <param name="senderActivityExecutionContext">Who sent it.</param>
/// <param name="cancellationToken">Never cancelled: a burst does no I/O.</param>
public class SignalContext(
    ActivityExecutionContext receiverActivityExecutionContext,
    ActivityExecutionContext senderActivityExecutionContext,
    CancellationToken cancellationToken)
{
    /// <summary>Who hears it now.</summary>
    public ActivityExecutionContext ReceiverActivityExecutionContext { get; init; } = receiverActivityExecutionContext;

    /// <summary>Who sent it.</summary>
    public ActivityExecutionContext SenderActivityExecutionContext { get; init; } = senderActivityExecutionContext;

    /// <summary>Whether the sender hears itself.</summary>
    public bool IsSelf => ReceiverActivityExecutionContext == SenderActivityExecutionContext;

    /// <summary>Never cancelled: a burst does no I/O.</summary>
    public CancellationToken CancellationToken { get; init; } = cancellationToken;

    internal bool Stopped { get; private set; }

    /// <summary>Nobody further up hears the signal.</summary>
    public void StopPropagation() => Stopped = true;
}
