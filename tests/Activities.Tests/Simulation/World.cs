using System.Diagnostics.CodeAnalysis;
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
    private readonly List<string>? course;
    private readonly List<Guid> mails = [];
    private int ids;
    private bool calm;

    private World(int seed, Sabotage sabotage, List<string>? course)
    {
        (random, store, this.course) = (new Random(seed), new Store(sabotage), course);
        people = new People(store, random);
        hosts = [.. Enumerable.Range(1, 2 + random.Next(2)).Select(number => new VirtualHost(number, store, this, TimeSpan.FromMilliseconds(random.Next(300))))];
    }

    /// <summary>Business time, which all hosts share but for the skew of their clocks.</summary>
    public DateTimeOffset Now { get; private set; } = CaseRun.Opening.ToDateTimeOffset();

    /// <summary>Plays a schedule. One that fails is played again, to tell its course.</summary>
    /// <exception cref="Violation">It fails.</exception>
    public static void Play(int seed, Sabotage sabotage = Sabotage.None)
    {
        if (new World(seed, sabotage, course: null).Fault() is { } fault)
        {
            var course = new List<string>();
            var again = new World(seed, sabotage, course).Fault();
            var told = again is Violation ? again.Message : $"{again}";
            throw new Violation($"Schedule {seed}: {(again?.Message == fault.Message ? told : $"it is not the same twice: {fault.Message} / {told}")}\n{string.Join('\n', course)}");
        }
    }

    public Guid NewId() => Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"0190a8a0-0000-7000-8000-{++ids:x12}"), CultureInfo.InvariantCulture);

    public ulong NewSeed() => (ulong)random.NextInt64();

    public bool Troubles() => !calm && random.Next(6) == 0;

    /// <summary>Hands a mail over to the outside, from where it cannot be taken back.</summary>
    public void Mail(Guid noticeId)
    {
        course?.Add($"  mail {noticeId}");
        mails.Add(noticeId);
        Violation.Unless(store.Notices.ContainsKey(noticeId), $"a mail was sent of notice {noticeId}, which no commit has queued");
    }

    [SuppressMessage("Design", "CA1031", Justification = "Whatever the engine throws is a fault of it.")]
    private Exception? Fault()
    {
        try
        {
            Play();
            return null;
        }
        catch (Exception fault)
        {
            return fault;
        }
    }

    private void Play()
    {
        var item = SimulatedItems.Draw(random);
        for (var cases = 1 + random.Next(3); cases > 0; cases--)
        {
            item = random.Next(2) == 0 ? item : SimulatedItems.Draw(random);
            course?.Add(SimulatedItems.Told(item));
            Want(people.Apply(item));
        }

        for (var turn = 20 + random.Next(70); turn > 0; turn--)
        {
            TakeTurn();
        }

        calm = true;
        Settle();
        Verdict.Pronounce(store, requests, mails, replays: random.Next(2) == 0);
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
                course?.Add($"time passes to {Now:MM-dd HH:mm}");
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
        course?.Add($"{Now:MM-dd HH:mm:ss} {request}");
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
        course?.Add($"  {work} {(ended ? "is through" : work.At)}");
        if (ended)
        {
            End(work);
        }

        Examine();
    }

    private void Crash(VirtualHost host)
    {
        course?.Add($"{host} dies");
        works.Where(work => work.Host == host).ToList().ForEach(work => End(work));
    }

    private void End(Work work, string? how = null)
    {
        if (how is not null)
        {
            course?.Add($"  {work} {how}");
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
}
