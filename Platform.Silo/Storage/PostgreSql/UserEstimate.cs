namespace Platform.Silo.Storage.PostgreSql;

/// <summary>About how many users of one kind of names a search has to do with.</summary>
/// <param name="All">How many there are.</param>
/// <param name="Holding">How many the index over pieces hands over for the text.</param>
/// <param name="Found">How many hold the text further on than at their beginning and pass the filters.</param>
/// <param name="Beginning">How many begin with the text.</param>
/// <param name="FoundAtBeginning">How many of these pass the filters.</param>
/// <param name="Few">How many are in the index of few.</param>
internal sealed record UserEstimate(double All, double Holding, double Found, double Beginning, double FoundAtBeginning, double Few);
