using Bogus;
using MedInsFlows.Cases.Agencies;
using MedInsFlows.Cases.Applications;
using MedInsFlows.Cases.Clocks;
using MedInsFlows.Cases.Items;
using MedInsFlows.Cases.Tasks;
using MedInsFlows.Host.Casework;
using MedInsFlows.Host.Demo.People;
using MedInsFlows.Host.Items;
using NodaTime;

namespace MedInsFlows.Host.Demo.Plans;

/// <summary>Plans the cases of the demo: which items, whose, when, and how they end. The same seed, items and day plan the same. Not safe for concurrent use.</summary>
internal sealed class HistoryPlan
{
    private const int Seed = 20_261_129;

    // Of a thousand cases. All others are granted; whatever is sent in the last days is still under way.
    private const int Refused = 30;
    private const int Rejected = 20;
    private const int Withdrawn = 13;
    private const int Incomplete = 70;
    private const int LateByHoliday = 20;
    private const int LateByClerk = 15;
    private const int UnderWay = 60;

    /// <summary>The clerk who has taken more than can be done, and the region.</summary>
    private const string OverloadedRegion = "henan";

    private static readonly string[] Diseases = ["高血压3级", "2型糖尿病", "冠心病", "慢性阻塞性肺疾病", "脑血管病后遗症", "类风湿关节炎", "慢性肾功能衰竭", "帕金森病", "恶性肿瘤门诊治疗", "甲状腺功能减退症"];
    private static readonly string[] Elsewhere = ["北京市", "上海市", "广州市", "三亚市", "天津市", "成都市", "青岛市", "杭州市"];

    private readonly Randomizer random = new(Seed);
    private readonly IReadOnlyDictionary<(string Region, string Item), PublishedItem> items;
    private readonly IReadOnlyList<Region> regions;
    private readonly IReadOnlyDictionary<string, Diary> diaries;
    private int dossiers;

    /// <summary>Prepares a plan.</summary>
    /// <param name="published">The items.</param>
    /// <param name="services">Regions and calendars.</param>
    /// <param name="from">When the history begins.</param>
    /// <param name="until">When it ends.</param>
    public HistoryPlan(IReadOnlyList<PublishedItem> published, CaseServices services, Instant from, Instant until)
    {
        items = published.ToDictionary(item => (item.Definition.Item.Region, item.Definition.Item.Id));
        regions = services.Regions.Regions;
        diaries = regions.ToDictionary(region => region.Id, region => new Diary(services.TimeOf(region.Id, region.Root.Id)));
        (From, Until) = (ShanghaiTime.DateOf(from), ShanghaiTime.DateOf(until));
    }

    /// <summary>The first day.</summary>
    public LocalDate From { get; }

    /// <summary>The last day, today.</summary>
    public LocalDate Until { get; }

    /// <summary>When an agency of a region works.</summary>
    public Diary DiaryOf(string region) => diaries[region];

    /// <summary>Plans so many cases beside the stories.</summary>
    public IReadOnlyList<CaseOutline> Make(int count)
    {
        var subjects = random.Shuffle(Deck(count)).ToList();
        var outlines = subjects.Select(Outline).OfType<CaseOutline>().ToList();
        Turn(outlines, count * LateByHoliday, CanWait, outline => BeforeHoliday(outline));
        Turn(outlines, count * LateByClerk, outline => CanWait(outline) && outline.Facts.Region == OverloadedRegion, outline => Overdue(outline));
        Turn(outlines, count * UnderWay, outline => Days(outline.Facts) >= 5, outline => LateSent(outline));
        Turn(outlines, count * Rejected, outline => CanSayNo(outline, "reviewer", "second-reviewer", "provider-reviewer"), outline => outline with { Ending = CaseEnding.Rejected });
        Turn(outlines, count * Refused, outline => CanSayNo(outline, "acceptor", "provider-acceptor"), outline => outline with { Ending = CaseEnding.Refused });
        Turn(outlines, count * Withdrawn, outline => Days(outline.Facts) >= 2, outline => outline with { Ending = CaseEnding.Withdrawn });
        Turn(outlines, count * Incomplete, outline => outline.Facts.Materials.Any(material => material is { Required: true, Condition: null, Cases: null }), outline => outline with { IsIncomplete = true });
        return [.. outlines];
    }

    /// <summary>The item of a region; null where it has none.</summary>
    public PublishedItem? Find(string region, string item) => items.GetValueOrDefault((region, item));

    /// <summary>A region.</summary>
    public Region Region(string id) => regions.First(region => region.Id == id);

    /// <summary>Invents people of a region.</summary>
    public Census Census(Region region) => new(Seed + 7 * ++dossiers, region, Until);

    /// <summary>What there is to say of a case about a person or unit.</summary>
    public Dossier Dossier(Region region, DemoPerson person, DemoUnit unit, LocalDate day, decimal total) => new()
    {
        Seed = Seed + 31 * ++dossiers,
        Region = region,
        Person = person,
        Unit = unit,
        Day = day,
        Disease = random.ArrayElement(Diseases),
        Elsewhere = random.ArrayElement(Elsewhere),
        Total = decimal.Round(total, 2),
        Invoice = random.ReplaceNumbers("0099########"),
    };

    private static int Days(Item item) => item.TimeLimits.FirstOrDefault(limit => limit.Scope == TimeLimitScope.Overall) switch
    {
        null or { Kind: LimitKind.Immediate } => 0,
        { Kind: LimitKind.Months } limit => limit.Length * 21,
        { Kind: LimitKind.CalendarDays } limit => limit.Length * 5 / 7,
        var limit => limit.Length,
    };

    private static bool CanWait(CaseOutline outline) =>
        Days(outline.Facts) is >= 2 and <= 30 && outline.Item.Definition.Tasks.Any(task => task.Role == Role.Reviewer.Id);

    private static bool CanSayNo(CaseOutline outline, params string[] roles) => !outline.Facts.Id.Contains("designation", StringComparison.Ordinal)
        && outline.Item.Definition.Tasks.Any(task => roles.Contains(task.Role) && task.Decisions.Any(rule => rule.Kind == DecisionKind.Negative));

    /// <summary>Changes some of the outlines that nothing has happened to yet.</summary>
    private void Turn(List<CaseOutline> outlines, int thousandths, Func<CaseOutline, bool> fits, Func<CaseOutline, CaseOutline> change)
    {
        var free = Enumerable.Range(0, outlines.Count)
            .Where(place => outlines[place] is { Ending: CaseEnding.Granted, IsIncomplete: false, LeftAfter: null, Lulls: [] } outline && outline.SentAt < Late && fits(outline));
        foreach (var place in random.Shuffle(free).Take((thousandths + 500) / 1_000).ToList())
        {
            outlines[place] = change(outlines[place]);
        }
    }

    private Instant Late => ShanghaiTime.StartOf(Until.PlusDays(-1));

    /// <summary>As many of each subject as its share is, the largest remainders first.</summary>
    private static IEnumerable<Subject> Deck(int count)
    {
        var whole = Subject.All.Sum(subject => subject.PerThousand);
        var shares = Subject.All.Select(subject => (Subject: subject, Share: (decimal)count * subject.PerThousand / whole)).ToList();
        var more = count - shares.Sum(share => (int)share.Share);
        var rounded = shares.OrderByDescending(share => share.Share - (int)share.Share).Take(more).Select(share => share.Subject).ToHashSet();
        return shares.SelectMany(share => Enumerable.Repeat(share.Subject, (int)share.Share + (rounded.Contains(share.Subject) ? 1 : 0)));
    }

    private CaseOutline? Outline(Subject subject)
    {
        var places = regions.Where(region => items.ContainsKey((region.Id, subject.Item))).ToList();
        if (places.Count == 0)
        {
            return null;
        }

        var region = random.ListItem(places);
        var (item, diary, census) = (items[(region.Id, subject.Item)], diaries[region.Id], Census(region));
        var person = census.Person(subject.Youngest, subject.Oldest, subject.Sex);
        var unit = subject.By switch { Applying.Hospital => census.Hospital(), Applying.Pharmacy => census.Pharmacy(), _ => census.Company() };
        var (channel, sender) = Way(item.Definition.Item, region.Id, subject.By);
        var day = From.PlusDays(random.Number(0, Period.DaysBetween(From, Until) - 2 - Math.Min(24, Days(item.Definition.Item) * 2)));
        var sentAt = SentAt(day, diary, channel);
        var dossier = Dossier(region, person, unit, ShanghaiTime.DateOf(sentAt), LongTailed(subject.Median)) with
        {
            Kind = subject.By switch { Applying.Person => ApplicantKind.Person, Applying.Company => ApplicantKind.Unit, _ => ApplicantKind.Provider },
        };
        return new CaseOutline { Item = item, Dossier = dossier, SentAt = sentAt, Sender = sender, Channel = channel };
    }

    /// <summary>By which way it comes, and from whose account.</summary>
    private (Channel Channel, string Sender) Way(Item item, string region, Applying by)
    {
        Channel[] usable = by is Applying.Hospital or Applying.Pharmacy
            ? [Channel.Online, Channel.Onsite, Channel.Provider]
            : [Channel.Online, Channel.Onsite, Channel.Post, Channel.Fax, Channel.AgentPoint, Channel.Grassroots];
        var offered = item.Channels.Select(channel => channel.Id).Where(usable.Contains).Distinct().ToList();
        if (offered is [])
        {
            var only = item.Channels[0].Id;
            return (only, only == Channel.Provider ? $"{region}-provider" : "system");
        }

        // Six of ten come on line, where they may.
        var channel = offered.Contains(Channel.Online) && random.Bool(0.6f) ? Channel.Online : random.ListItem(offered);
        return (channel, (by, channel) switch
        {
            (Applying.Hospital or Applying.Pharmacy, _) => $"{region}-provider",
            (_, not Channel.Online) => $"{region}-acceptor",
            _ => $"{region}-{(by == Applying.Company ? "unit-clerk" : "applicant")}",
        });
    }

    private Instant SentAt(LocalDate day, Diary diary, Channel channel)
    {
        if (channel == Channel.Online)
        {
            return ShanghaiTime.InstantOf(day, new LocalTime(7, 0)) + Duration.FromSeconds(random.Number(0, 15 * 3_600));
        }

        // Who finds the office closed comes on some other day, not all on the first one.
        var open = diary.IsOpen(day) ? day : diary.PlusWorkingDays(day, random.Number(1, 4));
        return diary.After(ShanghaiTime.StartOf(open), Duration.FromSeconds(random.Number(300, 22_000)));
    }

    /// <summary>An amount of which half are below the median and few are many times as high.</summary>
    private decimal LongTailed(decimal median)
    {
        var normal = Enumerable.Range(0, 6).Sum(_ => random.Double()) - 3;
        return Math.Max(median == 0 ? 0 : 26.5m, median * (decimal)Math.Exp(1.25 * normal)) + (median == 0 ? 0 : random.Number(0, 99) / 100m);
    }

    /// <summary>Due on the eve of a holiday, and done after it.</summary>
    private CaseOutline BeforeHoliday(CaseOutline outline)
    {
        var diary = diaries[outline.Facts.Region];
        var (eve, over) = diary.LongestHoliday(From.PlusDays(35), Until.PlusDays(-6));
        var day = diary.PlusWorkingDays(eve, -Days(outline.Facts) - random.Number(0, 1));
        var resumed = diary.After(ShanghaiTime.StartOf(over), Duration.FromMinutes(random.Number(40, 800)));
        return At(outline, day < From ? From : day) with { Lulls = [new Lull(Role.Reviewer.Id, resumed)] };
    }

    /// <summary>Taken by a clerk who does not come to it, and by now overdue.</summary>
    private CaseOutline Overdue(CaseOutline outline)
    {
        var day = diaries[outline.Facts.Region].PlusWorkingDays(Until, -Days(outline.Facts) - random.Number(3, 9));
        return At(outline, day < From ? From : day) with { Lulls = [new Lull(Role.Reviewer.Id, Until: null)] };
    }

    /// <summary>Sent in these days, so that it is under way: with the overloaded clerk, or where nobody has come to it yet, or the applicant is asked for what is missing.</summary>
    private CaseOutline LateSent(CaseOutline outline)
    {
        var (region, left) = (outline.Facts.Region, random.Number(0, 3));
        var late = At(outline, diaries[region].PlusWorkingDays(Until, -random.Number(Math.Min(1 + left, 4), 5)));
        return region == OverloadedRegion && CanWait(outline)
            ? late with { Lulls = [new Lull(Role.Reviewer.Id, Until: null)] }
            : late with { LeftAfter = left, IsIncomplete = left == 0 && random.Bool() };
    }

    private CaseOutline At(CaseOutline outline, LocalDate day)
    {
        var sentAt = SentAt(day, diaries[outline.Facts.Region], outline.Channel);
        return outline with { SentAt = sentAt, Dossier = outline.Dossier with { Day = ShanghaiTime.DateOf(sentAt) } };
    }
}
