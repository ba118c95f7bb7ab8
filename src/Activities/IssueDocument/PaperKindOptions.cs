using System.Reflection;
using Elsa.Workflows.UIHints.Dropdown;
using MedInsFlows.Cases.Documents;

namespace MedInsFlows.Activities;

/// <summary>The kinds of papers, with their Chinese names.</summary>
public sealed class PaperKindOptions : DropDownOptionsProviderBase
{
    /// <inheritdoc />
    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) => new(
    [
        .. PaperKind.All.Select(kind => new SelectListItem(kind.Name, kind.Id)),
    ]);
}
