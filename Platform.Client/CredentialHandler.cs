namespace Platform.Client;

/// <summary>Adds the credential to every request.</summary>
internal sealed class CredentialHandler(Credential credential) : DelegatingHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        credential.AddTo(request);
        return base.SendAsync(request, cancellationToken);
    }
}
