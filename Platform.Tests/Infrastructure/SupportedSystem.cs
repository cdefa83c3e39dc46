using System.Runtime.Versioning;

// File modes, signals and PostgreSQL's own tools: the tests run where the platform does.
[assembly: SupportedOSPlatform("linux")]
