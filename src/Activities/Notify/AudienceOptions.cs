using System.Reflection;
using Elsa.Workflows.Attributes;
using Elsa.Workflows.UIHints.Dropdown;
using MedInsFlows.Cases.Notices;

namespace MedInsFlows.Activities;

/// <summary>The audiences that an input offers, with their Chinese names.</summary>
public sealed class AudienceOptions : DropDownOptionsProviderBase
{
    /// <inheritdoc />
    protected override ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken) => new(
    [
        .. ((string[])propertyInfo.GetCustomAttribute<InputAttribute>()!.Options!).Select(NoticeAudience.Find).OfType<NoticeAudience>()
            .Select(audience => new SelectListItem(audience.Name, audience.Id)),
    ]);
}
