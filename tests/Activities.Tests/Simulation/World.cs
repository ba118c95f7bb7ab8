using System.Globalization;
using MedInsFlows.Activities.Tests.Bursts;

namespace MedInsFlows.Activities.Tests.Simulation;

/// <summary>
/// One schedule: two or three hosts on one store, cases and people, all on one thread in virtual time. What happens next is drawn from the seed; first
/// with crashes, then calmly until nothing more can happen.
/// </summary>
internal sealed class World
{
    private readonly Random random;
    private readonly Store store;
    private readonly People people;
    private readonly List<VirtualHost> hosts;
    private readonly List<Request> requests = [];
    private readonly List<Work> works = [];
    private readonly List<string> trace = [];
    private readonly List<Guid> mails = [];
    private int ids;
    private bool calm;

    private World(int seed, Sabotage sabotage)
    {
        (random, store) = (new Random(seed), new Store(sabotage));
        people = new People(store, random);
        hosts = [.. Enumerable.Range(1, 2 + random.Next(2)).Select(number => new VirtualHost(number, store, this, TimeSpan.FromMilliseconds(random.Next(300))))];
    }

    /// <summary>Business time, which all hosts share but for the skew of their clocks.</summary>
    public DateTimeOffset Now { get; private set; } = CaseRun.Opening.ToDateTimeOffset();

    /// <summary>Plays a schedule; what fails is a <see cref="Violation"/> that tells its course.</summary>
    public static void Play(int seed, Sabotage sabotage = Sabotage.None)
    {
        var world = new World(seed, sabotage);
        try
        {
            world.Play();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            var definitions = world.requests.Select(request => request.Version).OfType<Engine.Definitions.DefinitionVersion>().Distinct().Select(SimulatedItems.Told);
            throw new Violation($"Schedule {seed}: {(exception is Violation ? exception.Message : exception)}\n{string.Join('\n', definitions)}\n{string.Join('\n', world.trace)}");
        }
    }

    public Guid NewId() => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0190a8a0-0000-7000-8000-{++ids:x12}"), CultureInfo.InvariantCulture);

    public ulong NewSeed() => (ulong)random.NextInt64();

    public bool Troubles() => !calm && random.Next(6) == 0;

    /// <summary>Hands a mail over to the outside, from where it cannot be taken back.</summary>
    public void Mail(Guid noticeId)
    {
        Tell($"mail {noticeId}");
        mails.Add(noticeId);
        Violation.Unless(store.Notices.ContainsKey(noticeId), $"a mail was sent of notice {noticeId}, which no commit has queued");
    }

    private void Play()
    {
        var items = Enumerable.Range(0, 1 + random.Next(3)).Select(_ => SimulatedItems.Draw(random)).ToList();
        items.ForEach(item => Want(people.Apply(item)));
        for (var turn = 30 + random.Next(90); turn > 0; turn--)
        {
            TakeTurn();
        }

        calm = true;
        Settle();
        Verdict.Pronounce(store, requests, mails);
    }

    private void TakeTurn()
    {
        switch (random.Next(100))
        {
            case < 8 when store.Instances.Count > 0 && works.Count < 6 && people.Act() is { } request:
                Want(request);
                break;
            case < 12:
                Send(requests[random.Next(requests.Count)]);
                break;
            case < 18:
                Begin(AnyHost().FireDue(waits: random.Next(4) == 0));
                break;
            case < 22:
                Begin(AnyHost().SendNotices());
                break;
            case < 28:
                Now += TimeSpan.FromMinutes(random.Next(3 * 24 * 60));
                Tell("time passes");
                break;
            case < 30:
                Crash(AnyHost());
                break;
            case < 33 when works.Count > 0:
                End(works[random.Next(works.Count)], "is cut off");
                break;
            default:
                if (works.Count > 0)
                {
                    GoOn(works[random.Next(works.Count)]);
                }

                break;
        }
    }

    /// <summary>Lets everything come to its end: no crash, no trouble, and every decision leads on.</summary>
    private void Settle()
    {
        for (var rounds = 0; rounds < 500; rounds++)
        {
            Finish();
            if (requests.Find(request => request.Answer is null) is { } unanswered)
            {
                Send(unanswered);
            }
            else if (people.ActOnward() is { } next)
            {
                Want(next);
            }
            else if (store.Timers.Values.Where(timer => timer.IsOpen).MinBy(timer => timer.Timer.DueAt) is { } timer)
            {
                Now = timer.Timer.DueAt > Now ? timer.Timer.DueAt : Now;
                Begin(AnyHost().FireDue(waits: false));
            }
            else if (store.Notices.Values.Any(notice => !notice.Delivered))
            {
                Begin(AnyHost().SendNotices());
            }
            else
            {
                return;
            }
        }

        throw new Violation("the cases come to no end");
    }

    private void Finish()
    {
        for (var idle = 0; works.Count > 0; idle++)
        {
            Violation.Unless(idle < 1000, $"the hosts wait for one another");
            foreach (var work in works.ToList())
            {
                GoOn(work);
            }
        }
    }

    private void Want(Request request)
    {
        requests.Add(request);
        Send(request);
    }

    private void Send(Request request)
    {
        Tell($"{request}");
        Begin(AnyHost().Handle(request));
    }

    private void Begin(Work work)
    {
        works.Add(work);
        GoOn(work);
    }

    private void GoOn(Work work)
    {
        var ended = !work.GoOn();
        Tell($"  {work} {(ended ? "is through" : work.At)}");
        if (ended)
        {
            End(work);
        }

        Examine();
    }

    private void Crash(VirtualHost host)
    {
        Tell($"{host} dies");
        works.Where(work => work.Host == host).ToList().ForEach(work => End(work));
    }

    private void End(Work work, string? how = null)
    {
        if (how is not null)
        {
            Tell($"  {work} {how}");
        }

        works.Remove(work);
        work.Dispose();
    }

    /// <summary>Looks at what commits have changed.</summary>
    private void Examine()
    {
        foreach (var instance in store.Changed)
        {
            var row = store.Instances[instance];
            Violation.About(row, () => Soundness.Require(store, row));
        }

        store.Changed.Clear();
    }

    private VirtualHost AnyHost() => hosts[random.Next(hosts.Count)];

    private void Tell(string what) => trace.Add($"{Now:MM-dd HH:mm:ss} {what}");
}
