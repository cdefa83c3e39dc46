using System.Globalization;
using Platform.GrainInterfaces.Bots;
using Platform.GrainInterfaces.Chats;
using Platform.GrainInterfaces.Moderation;
using Platform.GrainInterfaces.Notifications;
using Platform.GrainInterfaces.Permissions;
using Platform.GrainInterfaces.Sessions;
using Platform.GrainInterfaces.Subscriptions;
using Platform.GrainInterfaces.Users;

namespace Platform.Gateway.Pages;

/// <summary>How pages call what the API calls by numbers and code words. A word of a newer silo is shown as it is.</summary>
internal static class Words
{
    /// <summary>A level.</summary>
    /// <param name="level">The level.</param>
    public static string Of(PermissionLevel level) => level switch
    {
        PermissionLevel.User => "User",
        PermissionLevel.Admin => "Admin",
        PermissionLevel.Owner => "Owner",
        _ => level.ToString(),
    };

    /// <summary>A tier.</summary>
    /// <param name="tier">The tier.</param>
    public static string Of(SubscriptionTier tier) => tier.ToString();

    /// <summary>A state.</summary>
    /// <param name="state">The state.</param>
    public static string Of(AccountState state) => state switch
    {
        AccountState.Active => "Active",
        AccountState.Timeout => "In a timeout",
        AccountState.Banned => "Banned",
        _ => state.ToString(),
    };

    /// <summary>A type of bots.</summary>
    /// <param name="type">The type.</param>
    public static string Of(BotType type) => type.ToString();

    /// <summary>How many chats somebody has of those he may have.</summary>
    /// <param name="slots">His slots.</param>
    public static string Of(ChatSlots slots) => slots.Limit is { } limit ? $"{Number(slots.Used)} of {Number(limit)}" : $"{Number(slots.Used)}, without a limit";

    /// <summary>A number with its thousands apart.</summary>
    /// <param name="number">The number.</param>
    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A thing and how many there are of it.</summary>
    /// <param name="number">How many.</param>
    /// <param name="one">Its name where there is one.</param>
    /// <param name="many">Its name otherwise.</param>
    public static string Count(long number, string one, string many) => $"{Number(number)} {(number == 1 ? one : many)}";

    /// <summary>A kind of punishment.</summary>
    /// <param name="actionType">The API's word.</param>
    public static string Punishment(string actionType) => actionType switch
    {
        "PLATFORM_WARNING" => "Warning",
        "PLATFORM_TIMEOUT" => "Timeout",
        "PLATFORM_BAN" => "Ban",
        _ => actionType,
    };

    /// <summary>Why a session ended.</summary>
    /// <param name="reason">The API's word.</param>
    public static string SessionEnd(string reason) => reason switch
    {
        SessionEndReasons.LoggedOut => "Signed out",
        SessionEndReasons.Destroyed => "Ended from another session",
        SessionEndReasons.Replaced => "Made room for a newer one",
        SessionEndReasons.Expired => "Its time was over",
        SessionEndReasons.Revoked => "Ended by an operator",
        SessionEndReasons.Banned => "The account was banned",
        _ => reason,
    };

    /// <summary>How a notification is meant.</summary>
    /// <param name="type">The API's word.</param>
    public static string Notification(string type) => type switch
    {
        NotificationTypes.Info => "Information",
        NotificationTypes.Success => "Success",
        NotificationTypes.Warning => "Warning",
        NotificationTypes.Error => "Error",
        _ => type,
    };

    /// <summary>Who may see a chat.</summary>
    /// <param name="visibility">The API's word.</param>
    public static string Visibility(string visibility) => visibility switch
    {
        ChatVisibilities.Official => "Official",
        ChatVisibilities.Public => "Public",
        ChatVisibilities.Private => "Private",
        _ => visibility,
    };

    /// <summary>Where a picture comes from.</summary>
    /// <param name="source">The API's word.</param>
    public static string AvatarSource(string? source) => source switch
    {
        null or "" => "From the newest platform with one",
        "default" => "None",
        _ => $"From {source}",
    };

    /// <summary>An act of operators, by the console's command.</summary>
    /// <param name="act">The API's word.</param>
    public static string Act(string act) => act switch
    {
        UserActNames.Promote or UserActNames.Demote => $"permission {act}",
        UserActNames.SubscriptionGrant => "subscription grant",
        UserActNames.SubscriptionRevoke => "subscription revoke",
        UserActNames.SessionRevoke => "session revoke",
        _ => $"user {act}",
    };
}
