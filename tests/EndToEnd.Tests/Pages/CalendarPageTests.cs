namespace MedInsFlows.EndToEnd.Tests.Pages;

/// <summary>An administrator at the page of the notices about days off.</summary>
[Collection(PageTests.Name)]
public sealed class CalendarPageTests(PageOffice office)
{
    private const string Bad = """{"id": "雪", "year": 1999, "region": "heilongjiang", "daysOf": []}""";

    private const string Good =
        """
        {
          "id": "heilongjiang-blizzard",
          "year": 2026,
          "title": "关于应对暴雪天气停工停业的通知",
          "documentNumber": "黑医保发〔2026〕9号",
          "source": "https://www.hlj.gov.cn/example.htm",
          "knownOn": "2026-12-14",
          "region": "heilongjiang",
          "daysOff": [{"name": "暴雪停工", "from": "2026-12-15", "to": "2026-12-15"}]
        }
        """;

    [Fact]
    public async Task Everything_wrong_with_a_notice_is_told_at_once_and_one_that_is_right_is_listed()
    {
        await using var window = await office.OpenAsync("admin", "/admin/calendar");
        await window.ShouldShowAsync("国务院办公厅关于2026年部分节假日安排的通知");
        await PageOffice.PhotographAsync(window, "calendar");

        await LoadAsync(window, Bad);
        await window.ShouldShowAsync("通知没有装载");
        foreach (var place in (string[])["/daysOf", "/id", "/year", "/title", "/source", "/knownOn"])
        {
            (await window.Page.Locator(".faults .code").AllInnerTextsAsync()).Should().Contain(place);
        }

        (await window.Page.GetByLabel("通知内容").InputValueAsync()).Should().Be(Bad, "what was written is there to be mended");
        await PageOffice.PhotographAsync(window, "calendar-faults");

        await LoadAsync(window, Good);
        await window.ShouldShowAsync("关于应对暴雪天气停工停业的通知");
        (await window.Page.Locator("[data-label=适用]").First.InnerTextAsync()).Should().Be("黑龙江省");
        (await window.Page.GetByText("通知没有装载").CountAsync()).Should().Be(0);
        (await window.Page.GetByLabel("通知内容").InputValueAsync()).Should().BeEmpty();
        await PageOffice.PhotographAsync(window, "calendar-loaded");
    }

    [Fact]
    public async Task Who_is_no_administrator_does_not_come_in()
    {
        await using var window = await office.OpenAsync("heilongjiang-designer", "/admin/calendar");

        (await window.Page.GetByLabel("通知内容").CountAsync()).Should().Be(0);
    }

    private static async Task LoadAsync(Window window, string notice)
    {
        await window.Page.GetByLabel("通知内容").FillAsync(notice);
        await window.ClickAsync("装载");
    }
}
