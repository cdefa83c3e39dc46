using System.Diagnostics;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using k8s;
using k8s.Models;
using Platform.Tests.Infrastructure;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Platform.Tests.Hosting;

/// <summary>What is under <c>deploy/</c> is what the tools that read it and the programs that it starts understand.</summary>
public sealed partial class DeploymentFileTests
{
    private static readonly string Root = AppContext.BaseDirectory;

    public static TheoryData<string> Manifests =>
        [.. Files("kubernetes", "*.yaml").Where(file => Path.GetFileName(file) != "kustomization.yaml").Select(file => Path.GetFileName(file))];

    [Theory, MemberData(nameof(Manifests))]
    public void A_manifest_has_no_member_that_Kubernetes_does_not_know(string file)
    {
        var objects = KubernetesYaml.LoadAllFromString(File.ReadAllText(Path.Combine(Root, "deploy", "kubernetes", file)), strict: true);
        Assert.NotEmpty(objects);
        Assert.All(objects, one => Assert.False(string.IsNullOrEmpty(((IKubernetesObject<V1ObjectMeta>)one).Metadata.Name)));
    }

    [Fact]
    public void All_manifests_are_applied_together()
    {
        var listed = Yaml<Kustomization>(Path.Combine(Root, "deploy", "kubernetes", "kustomization.yaml")).Resources;
        Assert.Equal(Files("kubernetes", "*.yaml").Select(file => Path.GetFileName(file)).Except(["kustomization.yaml"]).Order(), listed.Order());
    }

    [Fact]
    public void The_disruption_budget_the_services_and_the_network_policy_are_about_the_pods_of_the_silos()
    {
        var pods = One<V1Deployment>("silos.yaml").Spec.Template;
        bool Selects(IDictionary<string, string> labels) => labels.Count > 0 && labels.All(label => pods.Metadata.Labels[label.Key] == label.Value);
        Assert.True(Selects(One<V1Deployment>("silos.yaml").Spec.Selector.MatchLabels));
        Assert.True(Selects(One<V1PodDisruptionBudget>("disruption.yaml").Spec.Selector.MatchLabels));
        Assert.True(Selects(One<V1NetworkPolicy>("network.yaml").Spec.PodSelector.MatchLabels));
        Assert.All(All<V1Service>("services.yaml"), service => Assert.True(Selects(service.Spec.Selector)));
        var ports = Assert.Single(pods.Spec.Containers).Ports.Select(port => port.Name).ToHashSet();
        Assert.All(All<V1Service>("services.yaml").SelectMany(service => service.Spec.Ports), port => Assert.Contains(port.TargetPort.Value, ports));
    }

    [Fact]
    public void A_pod_has_longer_to_end_than_it_drains_and_is_asked_where_it_answers()
    {
        var pod = One<V1Deployment>("silos.yaml").Spec.Template.Spec;
        var silo = Assert.Single(pod.Containers);
        var drain = TimeSpan.Parse(silo.Env.Single(variable => variable.Name == "Platform__Gateway__DrainPeriod").Value, null);
        Assert.True(pod.TerminationGracePeriodSeconds >= drain.TotalSeconds + 30);
        Assert.Equal("/health/live", silo.LivenessProbe.HttpGet.Path);
        Assert.Equal("/health/ready", silo.ReadinessProbe.HttpGet.Path);
        Assert.Equal(pod.ServiceAccountName, One<V1ServiceAccount>("account.yaml").Metadata.Name);
        Assert.All(silo.VolumeMounts, mount => Assert.Contains(pod.Volumes, volume => volume.Name == mount.Name));
    }

    [Fact]
    public void Every_silo_of_the_compose_file_is_reached_by_the_address_that_it_has()
    {
        var services = Yaml<Compose>(Path.Combine(Root, "deploy", "compose.yaml")).Services;
        var silos = services.Where(service => service.Key.StartsWith("silo-", StringComparison.Ordinal)).ToList();
        Assert.Equal(3, silos.Count);
        Assert.All(silos, silo => Assert.Equal(silo.Value.Networks["cluster"]["ipv4_address"], silo.Value.Environment["Platform__Cluster__AdvertisedIP"]));
        Assert.Equal(services.Count, services.Select(service => service.Value.Networks["cluster"]["ipv4_address"]).Distinct().Count());
        Assert.All(services.Values.SelectMany(service => service.DependsOn), other => Assert.Contains(other, services.Keys));
        var listed = services["admin"].Environment["PLATFORM_CLUSTER"].Split(',');
        Assert.Equal(silos.Select(silo => silo.Value.Environment["Platform__Cluster__AdvertisedIP"] + ":30000"), listed);
    }

    [Fact]
    public void Every_setting_that_these_files_give_is_described()
    {
        string[] described = [.. DescribedSettings(File.ReadAllText(Path.Combine(Root, "README.md"))), .. DescribedSettings(File.ReadAllText(Path.Combine(Root, "docs", "operations.md")))];
        var given = Directory.EnumerateFiles(Path.Combine(Root, "deploy"), "*", SearchOption.AllDirectories)
            .SelectMany(file => GivenSetting().Matches(File.ReadAllText(file)).Select(match => match.Value.Replace("__", ":", StringComparison.Ordinal)))
            .Distinct().ToList();
        Assert.NotEmpty(given);
        Assert.All(given, setting => Assert.Contains(setting, described));
    }

    [Fact]
    public void The_container_images_have_the_names_that_the_files_start()
    {
        Assert.Equal("platform-silo", Assert.Single(One<V1Deployment>("silos.yaml").Spec.Template.Spec.Containers).Image);
        var images = Yaml<Compose>(Path.Combine(Root, "deploy", "compose.yaml")).Services.Values.Select(service => service.Image.Split(':')[0]).Distinct();
        Assert.Equal(["platform-admin", "platform-gateway", "platform-silo", "postgres"], images.Order());
    }

    [Fact]
    public async Task The_certificates_that_the_script_makes_are_of_its_authority_and_only_those_of_silos_are_for_both_sides()
    {
        using var folder = new TemporaryFolder();
        var target = Path.Combine(folder.Path, "certificates");
        await RunAsync(target, "silo-1", "operator");
        var first = await File.ReadAllTextAsync(Path.Combine(target, "silo-1.crt"));
        await RunAsync(target, "silo-1");
        Assert.NotEqual(first, await File.ReadAllTextAsync(Path.Combine(target, "silo-1.crt")));

        using var authority = X509CertificateLoader.LoadCertificateFromFile(Path.Combine(target, "authority.crt"));
        foreach (var name in new[] { "silo-1", "operator" })
        {
            using var certificate = X509Certificate2.CreateFromPemFile(Path.Combine(target, name + ".crt"), Path.Combine(target, name + ".key"));
            Assert.Equal($"CN={name}", certificate.Subject);
            using var chain = new X509Chain();
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.Add(authority);
            chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
            Assert.True(chain.Build(certificate), string.Join(", ", chain.ChainStatus.Select(status => status.StatusInformation)));
            var uses = certificate.Extensions.OfType<X509EnhancedKeyUsageExtension>().Single().EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Select(use => use.Value);
            Assert.Equal(name == "operator" ? ["1.3.6.1.5.5.7.3.2"] : ["1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"], uses.Order());
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(target, name + ".key")));
        }
    }

    private static async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("bash") { RedirectStandardError = true, RedirectStandardOutput = true };
        start.ArgumentList.Add(Path.Combine(Root, "deploy", "certificates.sh"));
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var script = Process.Start(start)!;
        var output = script.StandardOutput.ReadToEndAsync();
        var error = await script.StandardError.ReadToEndAsync();
        await script.WaitForExitAsync();
        Assert.True(script.ExitCode == 0, error + await output);
    }

    private static IEnumerable<string> Files(string folder, string pattern) => Directory.EnumerateFiles(Path.Combine(Root, "deploy", folder), pattern);

    private static IEnumerable<T> All<T>(string file) =>
        KubernetesYaml.LoadAllFromString(File.ReadAllText(Path.Combine(Root, "deploy", "kubernetes", file)), strict: true).OfType<T>();

    private static T One<T>(string file) => Assert.Single(All<T>(file));

    private static T Yaml<T>(string file)
    {
        using var reader = new StreamReader(file);
        return new DeserializerBuilder()
            .WithNamingConvention(YamlDotNet.Serialization.NamingConventions.CamelCaseNamingConvention.Instance)
            .IgnoreUnmatchedProperties()
            .Build()
            .Deserialize<T>(new MergingParser(new Parser(reader)));
    }

    // A table names a setting whole, and others beside it by their last part.
    private static IEnumerable<string> DescribedSettings(string document)
    {
        foreach (var line in document.Split('\n'))
        {
            var before = "";
            foreach (Match match in DescribedSetting().Matches(line))
            {
                var name = match.Groups[1].Value;
                before = name[0] == ':' ? before[..before.LastIndexOf(':')] + name : name;
                yield return before;
            }
        }
    }

    [GeneratedRegex("Platform__[A-Za-z_]+[A-Za-z]")]
    private static partial Regex GivenSetting();

    [GeneratedRegex("`(Platform:[A-Za-z:]+|:[A-Z][A-Za-z]+)`")]
    private static partial Regex DescribedSetting();

    private sealed class Kustomization
    {
        public List<string> Resources { get; set; } = [];
    }

    private sealed class Compose
    {
        public Dictionary<string, Service> Services { get; set; } = [];
    }

    private sealed class Service
    {
        public string Image { get; set; } = "";

        public Dictionary<string, string> Environment { get; set; } = [];

        public Dictionary<string, Dictionary<string, string>> Networks { get; set; } = [];

        [YamlMember(Alias = "depends_on", ApplyNamingConventions = false)]
        public object? DependsOnAsWritten { get; set; }

        [YamlIgnore]
        public IEnumerable<string> DependsOn => DependsOnAsWritten switch
        {
            IDictionary<object, object> conditions => conditions.Keys.Select(key => (string)key),
            IEnumerable<object> names => names.Cast<string>(),
            _ => [],
        };
    }
}
