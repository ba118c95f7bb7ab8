using System.Reflection;

namespace Elsa.Workflows.UIHints.RadioList;

/// <summary>An item of a list of radio buttons.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Value">What is written.</param>
public record RadioListItem(string Text, string Value);

/// <summary>A list of radio buttons.</summary>
public class RadioList
{
    /// <summary>The items.</summary>
    public IEnumerable<RadioListItem> Items { get; set; } = [];

    /// <summary>Whether the values are flags of one enum value.</summary>
    public bool IsFlagsEnum { get; set; }
}

/// <summary>What a list of radio buttons needs.</summary>
public class RadioListProps
{
    /// <summary>The list.</summary>
    public RadioList? RadioList { get; set; }
}

/// <summary>Base of what gives the items of a list of radio buttons.</summary>
public abstract class RadioListOptionsProviderBase : PropertyUIHandlerBase
{
    /// <summary>Whether the items depend on the other inputs.</summary>
    protected virtual bool RefreshOnChange => false;

    /// <inheritdoc />
    public override async ValueTask<IDictionary<string, object>> GetUIPropertiesAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken = default) =>
        EditorProperties.Of(
            InputUIHints.RadioList,
            new RadioListProps { RadioList = new RadioList { Items = await GetItemsAsync(propertyInfo, context, cancellationToken) } },
            RefreshOnChange,
            GetUIPropertyAdditionalOptions());

    /// <summary>The items.</summary>
    /// <param name="propertyInfo">The input.</param>
    /// <param name="context">What the designer says of the activity.</param>
    /// <param name="cancellationToken">Gives up.</param>
    protected abstract ValueTask<ICollection<RadioListItem>> GetItemsAsync(PropertyInfo propertyInfo, object? context, CancellationToken cancellationToken);

    /// <summary>What the editor needs beside the items.</summary>
    protected virtual IDictionary<string, object> GetUIPropertyAdditionalOptions() => new Dictionary<string, object>();
}
