// Declarations only, of exactly the API that the head uses. Each names the public source file that it was compared with (sendgrid-csharp 9.29.3).
#nullable disable
#pragma warning disable IDE0065, CA1002, CA1051, CA1052, CA1054, CA1056, CA2211, CA2227, IDE0060, CS9113

namespace SendGrid
{
    using System.Net;
    using System.Net.Http.Headers;
    using SendGrid.Helpers.Mail;

    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/ISendGridClient.cs</remarks>
    public interface ISendGridClient
    {
        Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default);
    }

    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/BaseClient.cs</remarks>
    public abstract class BaseClient(HttpClient httpClient, BaseClientOptions options) : ISendGridClient
    {
        public Task<Response> SendEmailAsync(SendGridMessage msg, CancellationToken cancellationToken = default) => throw new NotSupportedException();
    }

    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/SendGridClient.cs</remarks>
    public class SendGridClient(HttpClient httpClient, SendGridClientOptions options) : BaseClient(httpClient, options);

    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/BaseClientOptions.cs</remarks>
    public class BaseClientOptions
    {
        public string Host { get; set; }
    }

    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/SendGridClientOptions.cs</remarks>
    public class SendGridClientOptions : BaseClientOptions
    {
        public string ApiKey { get; set; }
    }

    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/Response.cs</remarks>
    public class Response(HttpStatusCode statusCode, HttpContent responseBody, HttpResponseHeaders responseHeaders)
    {
        public HttpStatusCode StatusCode { get; set; } = statusCode;

        public bool IsSuccessStatusCode => (int)StatusCode is >= 200 and <= 299;

        public HttpContent Body { get; set; } = responseBody;

        public HttpResponseHeaders Headers { get; set; } = responseHeaders;
    }

    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/MimeType.cs</remarks>
    public class MimeType
    {
        public static readonly string Html = "text/html";
        public static readonly string Text = "text/plain";
    }
}

namespace SendGrid.Helpers.Mail
{
    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/Helpers/Mail/Model/EmailAddress.cs</remarks>
    public class EmailAddress(string email, string name = null)
    {
        public string Email { get; set; } = email;

        public string Name { get; set; } = name;
    }

    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/Helpers/Mail/Model/Personalization.cs</remarks>
    public class Personalization;

    /// <summary>What the methods do to the message is not told here: the test of the adapter looks at what it asked for.</summary>
    /// <remarks>sendgrid/sendgrid-csharp: src/SendGrid/Helpers/Mail/SendGridMessage.cs</remarks>
    public class SendGridMessage
    {
        internal List<string> Pedido { get; } = [];

        public void SetFrom(string email, string name = null) => Pedido.Add($"from {email}");

        public void AddTos(List<EmailAddress> emails, int personalizationIndex = 0, Personalization personalization = null) => Pedido.AddRange(emails.Select(e => $"to {e.Email}"));

        public void SetSubject(string subject, int personalizationIndex = 0, Personalization personalization = null) => Pedido.Add($"subject {subject}");

        public void AddContent(string mimeType, string text) => Pedido.Add($"{mimeType} {text}");

        public void AddCategory(string category) => Pedido.Add($"category {category}");

        public void AddGlobalCustomArg(string key, string value) => Pedido.Add($"arg {key}={value}");

        public void SetClickTracking(bool enable, bool enableText) => Pedido.Add($"click {enable} {enableText}");

        public void SetOpenTracking(bool enable, string substitutionTag = null) => Pedido.Add($"open {enable}");

        public void SetSubscriptionTracking(bool enable, string html = null, string text = null, string substitutionTag = null) => Pedido.Add($"subscription {enable}");

        public void SetSandBoxMode(bool enable) => Pedido.Add($"sandbox {enable}");
    }
}
