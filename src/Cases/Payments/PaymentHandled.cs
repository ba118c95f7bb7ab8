using MedInsFlows.Cases.Casework;

namespace MedInsFlows.Cases.Payments;

/// <summary>Somebody has done something to a payment order, outside the flow that made it.</summary>
/// <param name="PaymentId">The payment order.</param>
/// <param name="Act">What.</param>
public sealed record PaymentHandled(Guid PaymentId, PaymentAct Act) : CaseEvent;
