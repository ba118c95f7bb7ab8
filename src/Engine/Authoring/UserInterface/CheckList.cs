using System.Reflection;

namespace Elsa.Workflows.UIHints.CheckList;

/// <summary>An item of a list of check boxes.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Value">What is written.</param>
public record CheckListItem(string Text, string Value);

/// <summary>A list of check boxes.</summary>
public class CheckList
{
    /// <summary>The items.</summary>
    public IEnumerable<CheckListItem> Items { get; set; } = [];

    /// <summary>Whether the values are flags of one enum value.</summary>
    public bool IsFlagsEnum { get; set; }
}

/// <summary>What a list of check boxes needs.</summary>
public class CheckListProps
{
    /// <summary>The list.</summary>
    public CheckList? CheckList { get; set; }
}

/// <summary>Base of what gives the items of a list of check boxes.</summary>
public abstract class CheckListOptionsProviderBase : PropertyUIHandlerBase
{
    /// <summary>Whether the items depend on the other inputs.</summary>
    protected virtual bool RefreshOnChange => false;

    /// <inheritdoc />
    public override async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) =>
        EditorProperties.Of(
            InputUIHints.CheckList,
            new CheckListProps { CheckList = new CheckList { Items = await GetItemsAsync(propertyInfo, context, cancellationToken) } },
            RefreshOnChange,
            GetUIPropertyAdditionalOptions());

    /// <summary>The items.</summary>
    /// <param name="propertyInfo">The input.</param>
    /// <param name="context">What the designer says of the activity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract ValueTask<ICollection<CheckListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken);

    /// <summary>What the editor needs beside the items.</summary>
    protected virtual IDictionary<string, object> GetUIPropertyAdditionalOptions() => new Dictionary<string, object>();
}
