using Microsoft.AspNetCore.Components;

namespace Platform.Gateway.Pages;

/// <summary>A web page: shows what its route has read, and reads nothing itself.</summary>
/// <typeparam name="TModel">What was read.</typeparam>
public abstract class PageView<TModel> : ComponentBase
{
    /// <summary>What was read.</summary>
    [Parameter]
    [EditorRequired]
    public TModel Model { get; set; } = default!;

    /// <summary>What stands around it.</summary>
    [Parameter]
    [EditorRequired]
    public PageFrame Frame { get; set; } = default!;
}
