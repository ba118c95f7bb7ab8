using System.Reflection;

namespace Elsa.Workflows.UIHints.Dropdown;

/// <summary>An item of a drop-down list.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Value">What is written.</param>
public record SelectListItem(string Text, string Value);

/// <summary>The items of a drop-down list.</summary>
/// <param name="Items">The items.</param>
public record SelectList(ICollection<SelectListItem> Items);

/// <summary>What a drop-down list needs.</summary>
public class DropDownProps
{
    /// <summary>The items.</summary>
    public SelectList? SelectList { get; set; }

    /// <summary>Who gives the items.</summary>
    public string? ProviderName { get; set; }
}

/// <summary>Base of what gives the items of a drop-down list.</summary>
public abstract class DropDownOptionsProviderBase : IPropertyUIHandler
{
    /// <inheritdoc />
    public float Priority => 0;

    /// <summary>Whether the items depend on the other inputs.</summary>
    protected virtual bool RefreshOnChange => false;

    /// <inheritdoc />
    public virtual async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) =>
        EditorProperties.Of(
            InputUIHints.DropDown,
            new DropDownProps { SelectList = new SelectList(await GetItemsAsync(propertyInfo, context, cancellationToken)) },
            RefreshOnChange,
            GetUIPropertyAdditionalOptions());

    /// <summary>The items.</summary>
    /// <param name="propertyInfo">The input.</param>
    /// <param name="context">What the designer says of the activity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract ValueTask<ICollection<SelectListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken);

    /// <summary>What the editor needs beside the items.</summary>
    protected virtual IDictionary<string, object> GetUIPropertyAdditionalOptions() => new Dictionary<string, object>();
}
