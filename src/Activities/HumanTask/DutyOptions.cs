using System.Reflection;
using Elsa.Workflows.UIHints.Dropdown;
using MedInsFlows.Cases.Separation;

namespace MedInsFlows.Activities;

/// <summary>The duties (岗位) that a task may have, with their Chinese names.</summary>
public sealed class DutyOptions : DropDownOptionsProviderBase
{
    /// <inheritdoc />
    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) => new(
    [
        .. Enum.GetValues<TaskDuty>().Select(duty => new SelectListItem(duty.Name(), duty.Id())),
    ]);
}
