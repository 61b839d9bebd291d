using System.Diagnostics;

namespace Edict.Tests.Snapshots;

/// <summary>The activities of one name and one identity that have ended.</summary>
internal sealed class Heard : IDisposable
{
    private readonly List<Activity> _all = [];
    private readonly ActivityListener _listener;

    internal Heard(string name, string identity)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = static source => source.Name == "Edict",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Add(activity, name, identity),
        };
        ActivitySource.AddActivityListener(_listener);
    }

    internal Activity this[int index]
    {
        get
        {
            lock (_all)
            {
                return _all[index];
            }
        }
    }

    internal int Count
    {
        get
        {
            lock (_all)
            {
                return _all.Count;
            }
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Add(Activity activity, string name, string identity)
    {
        if (activity.OperationName == name && Equals(activity.GetTagItem("edict.identity"), identity))
        {
            lock (_all)
            {
                _all.Add(activity);
            }
        }
    }
}
