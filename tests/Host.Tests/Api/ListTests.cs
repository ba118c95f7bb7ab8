namespace MedInsFlows.Host.Tests.Api;

[Collection(DemoHostTests.Name)]
public sealed class ListTests(DemoHost demo)
{
    [Theory]
    [InlineData("", 1, 20, 0)]
    [InlineData("?page=3", 3, 20, 40)]
    [InlineData("?page=2&size=200", 2, 200, 200)]
    public async Task A_list_is_answered_page_by_page(string query, int page, int size, int skipped)
    {
        using var answer = await demo.Host.GetAsync($"/api/test/list{query}");

        var list = await answer.ReadAsync();
        list.AsObject().Select(member => member.Key).Should().Equal("items", "total", "page", "size");
        list["page"]!.GetValue<int>().Should().Be(page);
        list["size"]!.GetValue<int>().Should().Be(size);
        list["total"]!.GetValue<int>().Should().Be(1_000);
        list["items"]![0]!.GetValue<int>().Should().Be(skipped);
    }

    [Theory]
    [InlineData("?page=0", "?page")]
    [InlineData("?page=", "?page")]
    [InlineData("?page=1&page=2", "?page")]
    [InlineData("?page=99999999999", "?page")]
    [InlineData("?size=201", "?size")]
    [InlineData("?size=-1", "?size")]
    [InlineData("?size=ten", "?size")]
    [InlineData("?page=x&size=y", "?page", "?size")]
    public async Task A_bad_page_is_told(string query, params string[] parameters)
    {
        using var answer = await demo.Host.GetAsync($"/api/test/list{query}");

        (await answer.ParameterErrorsAsync()).Should().Equal(parameters.Select(parameter => $"{parameter} bad-value"));
    }
}
