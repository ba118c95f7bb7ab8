using MedInsFlows.Engine.Tests.Hosts;
using static MedInsFlows.Engine.Tests.Hosts.Drawing;

namespace MedInsFlows.Engine.Tests.Instances;

public sealed class VersionTests : EngineTest
{
    [Fact]
    public async Task An_instance_stays_on_its_version_when_a_new_one_is_published()
    {
        var older = await Host.StartAsync(Definition("case", "ask:Ask before:Act", "ask:Yes -> before"));
        await NewHost().PublishAsync(Definition("case", "ask:Ask after:Act", "ask:Yes -> after"));
        var newer = await Host.StartAsync("case");

        await NewHost().ResumeAsync(older, "ask", Outcome("Yes"));
        await Host.ResumeAsync(newer, "ask", Outcome("Yes"));

        (await Host.EffectsAsync(older)).Should().EndWith("before done");
        (await Host.EffectsAsync(newer)).Should().EndWith("after done");
        (await ExecuteAsync("select version from engine.definition_versions join engine.instances on definition_version_id = definition_versions.id where instances.id = $1", older))
            .Should().Be(1);
    }

    [Fact]
    public async Task An_instance_whose_version_went_out_of_use_can_still_be_run_by_a_host_that_never_saw_it()
    {
        var instance = await Host.StartAsync(Definition("case", "ask:Ask done:Act", "ask:Yes -> done"));
        await ExecuteAsync("update engine.definition_versions set is_latest = false, is_published = false");

        await NewHost().ResumeAsync(instance, "ask", Outcome("Yes"));

        (await Host.EffectsAsync(instance)).Should().EndWith("done done");
    }
}
